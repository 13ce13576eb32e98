import { z } from 'zod'
import { MAX_LINES } from '@/features/basket/rules/limits'
import { quantitySchema } from '@/features/basket/schema'
import { lineSchema, minorSchema, wordsSchema } from '@/platform/fields'

/** A buyer's correction of a sent request, as a whole: a line that isn't named is dropped. Safe in the browser. */
export const correctRequestSchema = z.object({
  serial: z.int().min(1),
  /** as the page showed it: later changes by somebody else aren't overwritten unseen */
  version: z.int().min(1),
  notes: wordsSchema(4000),
  wantedDate: z.iso.date().nullable(),
  lines: z
    .array(
      z.object({
        position: z.int().min(1),
        quantity: quantitySchema,
        /** per piece, in the request's currency */
        targetPriceMinor: minorSchema.min(1).nullable(),
        note: wordsSchema(500),
      }),
    )
    .max(MAX_LINES),
  /** positions of lines that stay as they are: the page renders a long request in parts */
  kept: z.array(z.int().min(1)).max(MAX_LINES).default([]),
  added: z.array(z.object({ sku: lineSchema(64).min(1), quantity: quantitySchema })).max(MAX_LINES),
})
export type CorrectRequest = z.output<typeof correctRequestSchema>
