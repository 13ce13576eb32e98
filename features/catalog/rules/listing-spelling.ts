/** Which words of the catalog a typed word may mean. Pure. */

export interface Candidate {
  asked: string
  word: string
  /** trigram similarity, 0 to 1 */
  likeness: number
}

/** Below this, it is a different word. */
const LEAST_LIKENESS = 0.34
/** Words nearly as similar as the best are meant too. */
const NEARLY = 0.1

/**
 * The words that one may mean: itself and longer ones that begin with it; where there are none, the most similar ones,
 * including those with two letters swapped. Sizes and grades are never guessed: 8mm isn't 9mm.
 */
export function wordsMeant(
  typed: string,
  candidates: readonly Omit<Candidate, 'asked'>[],
): string[] {
  const prefixed = candidates.filter(
    ({ word }) =>
      word === typed ||
      (word.startsWith(typed) &&
        (typed.length > 2 || !candidates.some((each) => each.word === typed))),
  )
  if (prefixed.length > 0) return prefixed.map(({ word }) => word)
  if (/\d/.test(typed)) return []
  const swapped = candidates.filter(
    ({ word }) => typed.length > 3 && letters(word) === letters(typed),
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

/** Words less similar than this help nobody. */
const LEAST_HELP = 0.2

/**
 * The catalog's most likely word for one that finds nothing; the word itself where none is near, or where it is a size.
 */
export function likeliest(typed: string, candidates: readonly Omit<Candidate, 'asked'>[]): string {
  if (/\d/.test(typed) || candidates.some(({ word }) => word === typed)) return typed
  const [best] = candidates
    .filter(({ word, likeness }) => !/\d/.test(word) && likeness >= LEAST_HELP)
    .toSorted((a, b) => b.likeness - a.likeness)
  return best?.word ?? typed
}

const letters = (word: string): string => [...word].toSorted().join('')
