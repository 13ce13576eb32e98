import { z } from 'zod'
import { schemaWords as words } from './validation-words'
import { isCurrency } from './currencies'

/** Fields that many forms and documents have, as zod schemas. Safe in the browser. */

/** ISO 4217; whether a house quotes in it depends on its rates */
export const currencySchema = z.string().refine(isCurrency, words.currency)
/** ISO 3166-1 alpha-2 */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/)
/** an amount in minor units, 0 or more */
export const minorSchema = z.int().min(0).max(1_000_000_000_00)
/** an exact decimal, 0 or more, as text */
export const decimalSchema = z.string().regex(/^\d+(\.\d+)?$/)
/** Words typed by a person. PostgreSQL can't store NUL in a text, and nobody types it. */
export const wordsSchema = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0]*$/)

/**
 * Names, titles and everything that stands on one line of a letter, a document or a header: a line
 * break in one would begin a line of somebody else's making.
 */
export const lineSchema = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, words.one_line)
