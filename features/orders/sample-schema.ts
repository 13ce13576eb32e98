import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'

/** Entries about a sample. Safe in the browser. */

const sampleEntries = z.object({
  orderSerial: z.coerce.number().int().min(1),
  lineId: z.uuid(),
  /**
   * the version that the page showed: a different one means that somebody has changed it meanwhile
   */
  version: z.coerce.number().int().min(0),
})

export const shipSampleSchema = sampleEntries.extend({
  shippedOn: z.iso.date(),
  carrier: lineSchema(60).default(''),
  tracking: lineSchema(80).default(''),
})

export const MOST_PHOTOS = 10
export const photographSampleSchema = sampleEntries.extend({
  files: z
    .array(z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) }))
    .min(1)
    .max(MOST_PHOTOS),
  tolerances: wordsSchema(4000).min(1),
})

export const decideSampleSchema = sampleEntries.extend({
  decision: z.enum(['APPROVED', 'REJECTED']),
  words: wordsSchema(1000).default(''),
})
