import type { Duty, QuoteDocument } from '../schema'
import { everyPick } from './choices'

/** What a change of the rules does to a quote, in the way in which it can be picked that it moves worst. Pure. */

/** The duty of one pick as it was and as it is. */
export interface PickMove {
  picks: string[]
  /** the quote by that pick */
  document: QuoteDocument
  before: Duty
  after: Duty
}

export interface WorstMove extends PickMove {
  /** how many of the ways to pick it are moved, of how many */
  moved: number
  ways: number
}

/** How much more duty a pick has; negative where it has less. */
export const moveOf = ({ before, after }: Pick<PickMove, 'before' | 'after'>): number =>
  after.totalMinor - before.totalMinor

/**
 * Reads every way in which a quote can be picked: what is agreed has one.
 * @param document as it was sent, or as it was agreed
 * @param read a pick's duty before and after
 */
export const pickMoves = (
  document: QuoteDocument,
  read: (picked: QuoteDocument) => { before: Duty; after: Duty },
): PickMove[] => everyPick(document).map((each) => ({ ...each, ...read(each.document) }))

/**
 * The greatest rise; where none rises, the greatest fall; of equals what is offered first.
 * @returns null where no pick is moved
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
