import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'

/** What is entered of a sample. Safe in the browser. */

const ofSample = z.object({
  orderSerial: z.coerce.number().int().min(1),
  lineId: z.uuid(),
  /** that its person saw: another one means that somebody was quicker */
  version: z.coerce.number().int().min(0),
})

export const shipSampleSchema = ofSample.extend({
  shippedOn: z.iso.date(),
  carrier: lineSchema(60).default(''),
  tracking: lineSchema(80).default(''),
})

export const MOST_PHOTOS = 10
export const photographSampleSchema = ofSample.extend({
  files: z
    .array(z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) }))
    .min(1)
    .max(MOST_PHOTOS),
  tolerances: wordsSchema(4000).min(1),
})

export const decideSampleSchema = ofSample.extend({
  decision: z.enum(['APPROVED', 'REJECTED']),
  words: wordsSchema(1000).default(''),
})
