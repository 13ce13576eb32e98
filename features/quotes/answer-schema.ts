import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { QUOTE_DECLINE_REASONS } from './rules/decline-reasons'
import { picksSchema } from './schema'

/**
 * Answers to a sent revision other than a signature, from both sides, as zod schemas. Safe in the
 * browser.
 */

/** The revision as the person who answers read it. */
export const readRevisionSchema = z.object({
  serial: z.int().min(1),
  revision: z.int().min(1),
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The competitor that got the order and at which total, as typed; empty if unknown. */
const rival = {
  competitor: lineSchema(120).default(''),
  price: z.string().max(30).default(''),
}

/** A buyer's decline on the page. */
export const declineQuoteSchema = readRevisionSchema.extend({
  reasonCode: z.enum(QUOTE_DECLINE_REASONS),
  words: wordsSchema(2000).default(''),
  ...rival,
})

/** What the house learnt about why a quote that is over was lost. */
export const recordLossSchema = z.object({
  serial: z.coerce.number().int().min(1),
  reasonCode: z.enum(QUOTE_DECLINE_REASONS),
  words: wordsSchema(2000).default(''),
  ...rival,
})

/** Ways in which an answer came outside the page. */
export const ELSEWHERE = ['PHONE', 'PURCHASE_ORDER', 'EMAIL', 'MEETING'] as const

/** What the house records of an answer given outside the page. */
export const recordAnswerSchema = readRevisionSchema.extend({
  answer: z.enum(['ACCEPTED', 'DECLINED']),
  /** for an acceptance: what was picked */
  picks: picksSchema.default([]),
  means: z.enum(ELSEWHERE),
  /** who of the buyer's company gave it */
  givenBy: lineSchema(120).min(2),
  givenOn: z.iso.date(),
  /** number of the purchase order, or of another paper with the answer */
  reference: lineSchema(120).default(''),
  reasonCode: z.enum(QUOTE_DECLINE_REASONS).optional(),
  words: wordsSchema(2000).default(''),
  ...rival,
  file: z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) }).optional(),
})
export type RecordAnswer = z.output<typeof recordAnswerSchema>
