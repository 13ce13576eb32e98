/** The table's answer when a price is entered in a row; browser-safe. */
export type PriceAnswer =
  | { state: 'saved' }
  /** what is wrong, in words; none where it isn’t an amount */
  | { state: 'refused'; problems: string[] }
  /** a colleague saved meanwhile; nothing was written. `theirs` in USD */
  | { state: 'conflict'; by: string; at: string; version: number; theirs: string }
  | { state: 'failed' }

export type SavePrice = (asked: {
  id: string
  version: number
  price: string
}) => Promise<PriceAnswer>
