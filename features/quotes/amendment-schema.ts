import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { quoteDocumentSchema } from './schema'

/** A day that an amendment moves. */
const amendedDaySchema = z.object({
  /** of the line in the document */
  lineId: z.uuid(),
  title: lineSchema(200),
  /** as promised before; null if none was known */
  from: z.iso.date().nullable(),
  to: z.iso.date(),
  /** set if the weeks before are fully booked; absent if the house moved it by choice */
  cause: z.literal('capacity').optional(),
})

/**
 * An amendment exactly as both sides sign it: what it amends, by its hash, and the whole order as
 * amended. Hashed and frozen when it is proposed.
 */
export const amendmentDocumentSchema = z.object({
  schemaVersion: z.literal(1),
  orderSerial: z.int().min(1),
  /** 1, 2, … for each order */
  number: z.int().min(1),
  /** the signed revision of the quote, or the previous amendment */
  amends: z.object({
    kind: z.enum(['revision', 'amendment']),
    number: z.int().min(1),
    documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** the reason, as both sides read it */
  reason: wordsSchema(1000),
  days: z.array(amendedDaySchema),
  /** last day on which it can be signed */
  validUntil: z.iso.date(),
  /** with nothing left to choose */
  document: quoteDocumentSchema,
})
export type AmendmentDocument = z.infer<typeof amendmentDocumentSchema>
