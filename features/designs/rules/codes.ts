import { createHash } from 'node:crypto'
import { designQuery } from './address'
import type { Design } from './family'

/** Short codes of designs. Pure. */

/** Without characters that are misread: I, L, O, U, 0 and 1. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 5

/** What is stored of a design: its query in canonical form, and its fingerprint. */
export function canonicalDesign(design: Design): { query: string; sha256: string } {
  const query = designQuery(design)
  return { query, sha256: createHash('sha256').update(query).digest('hex') }
}

/**
 * The codes for a fingerprint, the usual one first: `D-7F3K2`. A later one is only used where another design has the
 * earlier.
 */
export function codesFor(sha256: string): string[] {
  return Array.from({ length: 6 }, (_, n) => {
    let rest = BigInt(`0x${sha256.slice(n * 10, n * 10 + 10)}`)
    let code = ''
    for (let i = 0; i < LENGTH + (n > 2 ? 2 : 0); i++) {
      code += SIGNS[Number(rest % BigInt(SIGNS.length))] ?? ''
      rest /= BigInt(SIGNS.length)
    }
    return `D-${code}`
  })
}

/** Whether a text has the form of a design's code. */
export const isDesignCode = (text: string): boolean => new RegExp(`^D-[${SIGNS}]{5,7}$`).test(text)
