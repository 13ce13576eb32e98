import { z } from 'zod'
import { parseQuoteNumber } from '@/platform/numbers'
import { schemaWords } from '@/platform/validation-words'

/**
 * The entries that check a signed document: its quote's number, and a fingerprint as printed or
 * pasted.
 */
export const checkPaperSchema = z.object({
  number: z
    .string()
    .trim()
    .max(20)
    .transform((text) => parseQuoteNumber(text.toUpperCase()))
    .refine((serial) => serial !== null, schemaWords.quote_number),
  hash: z
    .string()
    .max(200)
    .transform((text) => text.replaceAll(/[\s:-]/g, '').toLowerCase())
    .refine((text) => /^[0-9a-f]{64}$/.test(text), schemaWords.sha256),
})

/** What matches the fingerprint: the file itself, the signature printed in it, or nothing. */
export type PaperStanding = 'file' | 'signature' | 'unknown'
