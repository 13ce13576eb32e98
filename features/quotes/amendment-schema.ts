import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { quoteDocumentSchema } from './schema'

/** A day that an amendment moves. */
const amendedDaySchema = z.object({
  /** of the line in the document */
  lineId: z.uuid(),
  title: lineSchema(200),
  /** as promised before; null where none was known yet */
  from: z.iso.date().nullable(),
  to: z.iso.date(),
  /** the weeks before it hold others, where it is not the house’s own wish */
  cause: z.literal('capacity').optional(),
})

/**
 * An amendment exactly as both sides sign it: what it amends, by its hash, and the whole order as it is with it. Hashed
 * and frozen when it is proposed.
 */
export const amendmentDocumentSchema = z.object({
  schemaVersion: z.literal(1),
  orderSerial: z.int().min(1),
  /** 1, 2, … of the order */
  number: z.int().min(1),
  /** the signed revision of the quote, or an amendment of before */
  amends: z.object({
    kind: z.enum(['revision', 'amendment']),
    number: z.int().min(1),
    documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** why, as both sides read it */
  reason: wordsSchema(1000),
  days: z.array(amendedDaySchema),
  /** last day on which it can be signed */
  validUntil: z.iso.date(),
  /** of nothing is left to choose */
  document: quoteDocumentSchema,
})
export type AmendmentDocument = z.infer<typeof amendmentDocumentSchema>
