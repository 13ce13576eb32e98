'use client'

import { useEffect } from 'react'
import { useHasOwnPrices } from '@/components/site/own-prices'
import type { OwnCardTexts } from './show-own-prices'

/**
 * Puts the signed-in buyer's own prices beside those of the lists on a page; what does it is
 * fetched only for who has them.
 */
export function OwnCardPrices({ texts }: { texts: OwnCardTexts }) {
  const has = useHasOwnPrices()
  useEffect(() => {
    if (!has) return
    const left = new AbortController()
    void import('./show-own-prices').then(({ showOwnPrices }) =>
      left.signal.aborted ? undefined : showOwnPrices(texts, left.signal),
    )
    return () => left.abort()
  }, [has, texts])
  return null
}
