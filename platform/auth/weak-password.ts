import 'server-only'
import { zxcvbn, zxcvbnOptions } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** The minimum length of a password. */
export const SHORTEST_PASSWORD = 12

/** From 0 to 4: from 3 on it takes more than a hundred million guesses. */
const LEAST_SCORE = 3

/** A longer password isn't weaker than its beginning, and estimating the rest takes longer than it is worth. */
const ESTIMATED_CHARACTERS = 64

/** How many letters and digits must be left after removing what is known about the person. */
const SHORTEST_REST = 6

export type Weakness = 'short' | 'common' | 'personal' | 'pattern'

const OUR_WORDS = ['fsc', 'trade', 'jewelry', 'stainless', 'steel']
let ready = false

/**
 * Why a password is too easily guessed; null for a good one.
 * @param personal what an attacker knows about the person: name and e-mail address
 */
export function weaknessOf(password: string, personal: readonly string[]): Weakness | null {
  if (password.length < SHORTEST_PASSWORD) return 'short'
  if (!ready) zxcvbnOptions.setOptions({ dictionary, graphs: adjacencyGraphs })
  ready = true
  const words = personal.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  const guessable = [...new Set(words)].filter((word) => word.length > 2)
  if (withoutWords(password, guessable) < SHORTEST_REST) return 'personal'
  const { score, sequence } = zxcvbn(password.slice(0, ESTIMATED_CHARACTERS), [
    ...guessable,
    ...OUR_WORDS,
  ])
  if (score >= LEAST_SCORE) return null
  const found = sequence.map((match) => ('dictionaryName' in match ? match.dictionaryName : null))
  if (found.includes('userInputs')) return 'personal'
  return found.some((name) => typeof name === 'string') ? 'common' : 'pattern'
}

function withoutWords(password: string, words: readonly string[]): number {
  const rest = [...words]
    .sort((one, other) => other.length - one.length)
    .reduce((remaining, word) => remaining.replaceAll(word, ''), password.toLowerCase())
  return rest.replace(/[^\p{L}\p{N}]/gu, '').length
}
