'use client'

import { wholeOf, type ReadNumber } from '@/platform/number-words'
import { useDecimalSign } from './use-decimal-sign'

/** Reads a typed number of pieces, as the person at this browser writes numbers. */
export function usePieces(): (text: string) => ReadNumber<number> {
  const sign = useDecimalSign()
  return (text) => wholeOf(text, { sign })
}
