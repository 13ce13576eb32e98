import type { RateRow } from '../engine/types'

/** What a file of rate cards would do, as the page shows it. Long lists are cut off. */
export interface CardsRun {
  lanes: string[]
  /** rows that are added, end or are withdrawn */
  entries: number
  /** numbers in a card are written one way, so none is ambiguous */
  open: never[]
  added: number
  ended: number
  withdrawn: number
  unchanged: number
  changes: ({
    kind: 'added' | 'ended' | 'withdrawn'
    /** line in the file; null for an existing row */
    line: number | null
    /** first day of a new row, last day of one that ends */
    on: string
  } & Pick<
    RateRow,
    | 'lane'
    | 'mode'
    | 'service'
    | 'leg'
    | 'unit'
    | 'containerType'
    | 'from'
    | 'to'
    | 'rate'
    | 'currency'
  >)[]
  problemCount: number
  /** in words */
  problems: { line: number; message: string }[]
}
