import type { Dated, Measure } from '../engine/types'

export const BEGINS = '2025-01-01'

/** Before that only jewelry cases of Chinese origin have an indication, back to the first day of the 352 exclusions. */
export const INDICATED_FROM = '2021-10-12'

export const FULL_VALUE_232 = '2026-04-06'

export const STEEL_REVIEWED = '2026-07-24'

export const S301 = 'Section 301, Trade Act of 1974 (China)'

export const reviewedOn = (at: string) => ({ state: 'reviewed', at, by: 'Tariff desk' }) as const

/** The days on which rows were read in their sources: all of them on the first, most of them again on the later. */
export const FIRST_READING = '2026-11-23'
const SECOND_READING = '2026-11-28'
export const REVIEWED = reviewedOn(SECOND_READING)
/** Lines beside those of the catalog were read later still. */
export const LATER_READING = '2026-11-29'

type Written = Omit<Measure, 'review' | 'source'> & { source?: string; readOn?: string }

/** A reviewed row; its source is chapter 99 unless it says otherwise. */
export const row = ({ readOn = SECOND_READING, ...measure }: Written): Measure => ({
  source: 'HTSUS chapter 99, 2026 revision 6',
  ...measure,
  review: reviewedOn(readOn),
})

/** The lower duty that a certificate of origin under USMCA brings; a fact of the line. */
export const usmca = (heading: string) =>
  ({
    fact: 'usmca_originating',
    text: 'if it originates under USMCA',
    heading,
    percent: '0',
  }) as const

/**
 * A row whose end was decided after it had begun: until that day it was expected to continue.
 * @param decidedOn day on which its end became known
 */
export const endedLater = <Row extends Dated & { id: string }>(
  row: Row,
  decidedOn: string,
): Row[] => [
  { ...row, id: `${row.id}-before-its-end-was-known`, to: null, knownTo: decidedOn },
  { ...row, knownFrom: decidedOn },
]
