import type { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import { typedDecimal } from '@/platform/typed-numbers'

/** Kilograms as they are typed. */
export const kilograms = typedDecimal(3, schemaWords.kilograms)

/** What is wrong with an entry, in words for its field. */
export const messagesOf = (error: z.ZodError): string[] =>
  error.issues.map(({ message }) => message)
