import { z } from 'zod'
import type { PriceEntry, Scope } from '@/features/pricing/rules/price-lists'

/** Entries as the database stores them. Pure. */

const keptBreaks = z.array(
  z.object({ fromQuantity: z.int().min(1), unitPriceMinor: z.int().min(1) }),
)

/** @throws ZodError for breaks that no save of ours wrote */
export function entryOf({
  scope,
  key,
  basisPoints,
  breaks,
  aboveList,
}: {
  scope: Scope
  key: string
  basisPoints: number | null
  breaks: unknown
  aboveList: boolean
}): PriceEntry {
  return {
    scope,
    key,
    basisPoints,
    breaks: basisPoints === null ? keptBreaks.parse(breaks) : [],
    aboveList,
  }
}
