import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { QUOTE_DECLINE_REASONS } from './rules/decline-reasons'
import { picksSchema } from './schema'

/** What both sides say to a sent revision beside signing it, as zod schemas. Safe in the browser. */

/** Which revision, as whoever answers it read it. */
export const readRevisionSchema = z.object({
  serial: z.int().min(1),
  revision: z.int().min(1),
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Who got it instead and at which total, as typed; empty where that isn't known. */
const rival = {
  competitor: lineSchema(120).default(''),
  price: z.string().max(30).default(''),
}

/** A buyer's no on the page. */
export const declineQuoteSchema = readRevisionSchema.extend({
  reasonCode: z.enum(QUOTE_DECLINE_REASONS),
  words: wordsSchema(2000).default(''),
  ...rival,
})

/** What the house learnt of why a quote that is over wasn't bought. */
export const recordLossSchema = z.object({
  serial: z.coerce.number().int().min(1),
  reasonCode: z.enum(QUOTE_DECLINE_REASONS),
  words: wordsSchema(2000).default(''),
  ...rival,
})

/** How an answer came that wasn't given on the page. */
export const ELSEWHERE = ['PHONE', 'PURCHASE_ORDER', 'EMAIL', 'MEETING'] as const

/** What the house writes down of an answer that was given elsewhere. */
export const recordAnswerSchema = readRevisionSchema.extend({
  answer: z.enum(['ACCEPTED', 'DECLINED']),
  /** of a yes: what they picked */
  picks: picksSchema.default([]),
  means: z.enum(ELSEWHERE),
  /** who of the buyer gave it */
  givenBy: lineSchema(120).min(2),
  givenOn: z.iso.date(),
  /** number of the purchase order, or of whatever it stands in */
  reference: lineSchema(120).default(''),
  reasonCode: z.enum(QUOTE_DECLINE_REASONS).optional(),
  words: wordsSchema(2000).default(''),
  ...rival,
  file: z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) }).optional(),
})
export type RecordAnswer = z.output<typeof recordAnswerSchema>
