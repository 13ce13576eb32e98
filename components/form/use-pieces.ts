'use client'

import { wholeOf, type ReadNumber } from '@/platform/number-words'
import { useDecimalSign } from './use-decimal-sign'

/** Reads how many pieces were typed, as the person at this browser writes numbers. */
export function usePieces(): (text: string) => ReadNumber<number> {
  const sign = useDecimalSign()
  return (text) => wholeOf(text, { sign })
}
