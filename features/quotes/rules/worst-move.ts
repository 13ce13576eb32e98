import type { Duty, QuoteDocument } from '../schema'
import { everyPick } from './choices'

/** The effect of a change of the rules on a quote, by its worst pick. Pure. */

/** The duty of one pick before and after. */
export interface PickMove {
  picks: string[]
  /** the quote by that pick */
  document: QuoteDocument
  before: Duty
  after: Duty
}

export interface WorstMove extends PickMove {
  /** the number of picks that move, of all */
  moved: number
  ways: number
}

/** The additional duty of a pick; negative for less. */
export const moveOf = ({ before, after }: Pick<PickMove, 'before' | 'after'>): number =>
  after.totalMinor - before.totalMinor

/**
 * Reads every pick of a quote: an agreed one has a single pick.
 * @param document as sent, or as agreed
 * @param dutiesOf a pick's duty before and after
 */
export const pickMoves = (
  document: QuoteDocument,
  dutiesOf: (picked: QuoteDocument) => { before: Duty; after: Duty },
): PickMove[] => everyPick(document).map((each) => ({ ...each, ...dutiesOf(each.document) }))

/**
 * The largest rise; without a rise, the largest fall; among equals the first offered.
 * @returns null if no pick moves
 */
export function worstMove(moves: readonly PickMove[]): WorstMove | null {
  const moved = moves.filter((move) => moveOf(move) !== 0)
  const rank = (move: PickMove): [number, number] =>
    moveOf(move) > 0 ? [1, moveOf(move)] : [0, -moveOf(move)]
  const worst = moved.toSorted((a, b) => {
    const [[aRises, aSize], [bRises, bSize]] = [rank(a), rank(b)]
    return bRises - aRises || bSize - aSize
  })[0]
  return worst ? { ...worst, moved: moved.length, ways: moves.length } : null
}
