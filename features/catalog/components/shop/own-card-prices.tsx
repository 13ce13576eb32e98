'use client'

import { useEffect } from 'react'
import { useHasOwnPrices } from '@/components/site/own-prices'
import type { OwnCardTexts } from './show-own-prices'

/**
 * Shows the signed-in buyer's own prices beside list prices on a page; its code is only fetched for those who have
 * some.
 */
export function OwnCardPrices({ texts }: { texts: OwnCardTexts }) {
  const has = useHasOwnPrices()
  useEffect(() => {
    if (!has) return
    const abort = new AbortController()
    void import('./show-own-prices').then(({ showOwnPrices }) =>
      abort.signal.aborted ? undefined : showOwnPrices(texts, abort.signal),
    )
    return () => abort.abort()
  }, [has, texts])
  return null
}
