import type { RateRow } from '../engine/types'

/** What a file of rate cards would do, as the page shows it. Its lists are cut off where they are long. */
export interface CardsRun {
  lanes: string[]
  /** rows that are added, end or are withdrawn */
  entries: number
  /** a number of a card is written one way: none can be two */
  open: never[]
  added: number
  ended: number
  withdrawn: number
  unchanged: number
  changes: ({
    kind: 'added' | 'ended' | 'withdrawn'
    /** of the file; null of a held row */
    line: number | null
    /** first day of a new row, last day of one that ends */
    on: string
  } & Pick<
    RateRow,
    'mode' | 'service' | 'leg' | 'unit' | 'containerType' | 'from' | 'to' | 'rate'
  >)[]
  problemCount: number
  /** in words */
  problems: { line: number; message: string }[]
}
