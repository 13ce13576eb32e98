import { z } from 'zod'
import { decimalOf, wholeOf, type ReadNumber } from './number-words'
import { codedMessage, MISSING } from './validation-words'

/**
 * Schemas of numbers that people type, all read by one reader. An unreadable number gets a
 * complaint in words, and causes none about other fields: its issue stops further checks. Pure;
 * browser-safe.
 */

/**
 * A typed number, by its reader.
 * @param belongs what the field expects, said where it contains no number at all; the reader's own
 * words otherwise
 */
export const typedNumber = <T>(read: (text: string) => ReadNumber<T>, belongs?: string) =>
  z.string().transform((text, context): T => {
    const { value, complaint, why } = read(text)
    if (value !== undefined) return value
    const words = why === null || why === 'not_a_number' ? belongs : undefined
    const message = complaint ? codedMessage(complaint) : MISSING
    context.addIssue({ code: 'custom', message: words ?? message })
    return z.NEVER
  })

/** A typed whole number within bounds. */
export const typedWhole = (least: number, most: number, belongs?: string) =>
  typedNumber((text) => wholeOf(text), belongs).pipe(z.int().min(least).max(most))

/**
 * A typed decimal as canonical text (`12.5`), zero or more.
 * @param decimals most digits after the sign
 */
export const typedDecimal = (decimals: number, belongs?: string) =>
  typedNumber((text) => decimalOf(text, { decimals }), belongs)

/** A field that may be empty, which is null; a field added later is empty in entries kept before it. */
export const orNone = <T>(schema: z.ZodType<T, string>) =>
  z
    .string()
    .default('')
    .transform((text, context): T | null => {
      if (text.trim() === '') return null
      const read = schema.safeParse(text)
      if (read.success) return read.data
      for (const { message } of read.error.issues) context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
