'use client'

import { wholeOf, type ReadNumber } from '@/platform/number-words'
import { useDecimalSign } from './use-decimal-sign'
import { usePageLocale } from './use-page-locale'

/** Reads how many pieces were typed, as the person at this browser writes numbers. */
export function usePieces(): (text: string) => ReadNumber<number> {
  const locale = usePageLocale()
  const sign = useDecimalSign()
  return (text) => wholeOf(text, { sign }, locale)
}
