import { z } from 'zod'
import { wholeOf, type ReadNumber } from './number-words'
import { MISSING } from './validation-words'

/**
 * Schemas of numbers that people type, read by the one reader. What can't be read is said in words, and
 * held against no other field: its issue stops what follows. Pure; browser-safe.
 */

/**
 * A typed number, by its reader.
 * @param belongs what belongs in the field, where it holds no number at all; the reader's own words otherwise
 */
export const typedNumber = <T>(read: (text: string) => ReadNumber<T>, belongs?: string) =>
  z.string().transform((text, context): T => {
    const { value, problem, why } = read(text)
    if (value !== undefined) return value
    const words = why === null || why === 'not_a_number' ? belongs : undefined
    context.addIssue({ code: 'custom', message: words ?? problem ?? MISSING })
    return z.NEVER
  })

/** A typed whole number within bounds. */
export const typedWhole = (least: number, most: number, belongs?: string) =>
  typedNumber((text) => wholeOf(text), belongs).pipe(z.int().min(least).max(most))
