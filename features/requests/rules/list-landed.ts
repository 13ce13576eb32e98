import { entryMode } from '@/features/catalog/rules/landed-feet'
import type { Mode } from '@/features/freight/engine/types'
import { assessDuty } from '@/features/tariffs/engine/assess'
import type { CompiledRuleSet } from '@/features/tariffs/engine/compile'

/** What a line of a request list means to customs. */
export interface DutiableLine {
  /** as the list names it */
  name: string
  /** the destination's own */
  hsCode: string
  /** what is known of the goods, for the tariff engine */
  facts: Readonly<Record<string, boolean>>
  origin: string
  /** US cents */
  valueMinor: number
  /** whole grams */
  netWeightGrams: string
}

/**
 * Duties and fees of the lines of a list as one shipment, US cents; null where a line can't be rated. Pure.
 * @param day of entry, by the destination's calendar
 * @param freight which customs takes into its value where the destination's law says so
 * @param rules of the destination
 * @returns `unrated` the names of the lines without a rate
 */
export function listDuty(
  lines: readonly DutiableLine[],
  { destination, day }: { destination: string; day: string },
  freight: { minor: number; mode: Mode } | null,
  rules: CompiledRuleSet,
): { dutyMinor: number | null; unrated: string[] } {
  const { lines: assessed, totalMinor } = assessDuty(
    {
      destination,
      entryDate: day,
      mode: freight ? entryMode(freight.mode) : 'ocean',
      freightMinor: freight?.minor ?? 0,
      lines: lines.map(({ name: _, valueMinor, ...line }, i) => ({
        ...line,
        id: String(i),
        customsValueMinor: valueMinor,
      })),
    },
    rules,
  )
  const unrated = lines.flatMap(({ name }, i) => (assessed[i]?.status === 'rated' ? [] : [name]))
  return { dutyMinor: unrated.length > 0 ? null : totalMinor, unrated: [...new Set(unrated)] }
}
