/** Which words of the catalog somebody's word may mean. Pure. */

export interface Candidate {
  asked: string
  word: string
  /** trigram similarity, 0 to 1 */
  likeness: number
}

/** Below this a word is another word. */
const LEAST_LIKENESS = 0.34
/** Words nearly as like as the best are meant too. */
const NEARLY = 0.1

/**
 * The words that one may mean: itself and longer ones that begin with it; where there are none, the likeliest
 * misspelt ones, two letters changed about among them. Sizes and grades are never guessed: 8mm isn't 9mm.
 */
export function wordsMeant(
  asked: string,
  candidates: readonly Omit<Candidate, 'asked'>[],
): string[] {
  const begins = candidates.filter(
    ({ word }) =>
      word === asked ||
      (word.startsWith(asked) &&
        (asked.length > 2 || !candidates.some((each) => each.word === asked))),
  )
  if (begins.length > 0) return begins.map(({ word }) => word)
  if (/\d/.test(asked)) return []
  const swapped = candidates.filter(
    ({ word }) => asked.length > 3 && letters(word) === letters(asked),
  )
  if (swapped.length > 0) return swapped.map(({ word }) => word)
  const best = Math.max(0, ...candidates.map(({ likeness }) => likeness))
  return candidates
    .filter(
      ({ word, likeness }) =>
        !/\d/.test(word) && likeness >= Math.max(LEAST_LIKENESS, best - NEARLY),
    )
    .map(({ word }) => word)
}

/** Words less like than this are no help to anybody. */
const LEAST_HELP = 0.2

/**
 * The catalog's word that somebody most likely meant by one that finds nothing; the word itself
 * where none is near, or where it is a size.
 */
export function likeliest(asked: string, candidates: readonly Omit<Candidate, 'asked'>[]): string {
  if (/\d/.test(asked) || candidates.some(({ word }) => word === asked)) return asked
  const [best] = candidates
    .filter(({ word, likeness }) => !/\d/.test(word) && likeness >= LEAST_HELP)
    .toSorted((a, b) => b.likeness - a.likeness)
  return best?.word ?? asked
}

const letters = (word: string): string => [...word].toSorted().join('')
