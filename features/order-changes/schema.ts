import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { CANCELLED_BY } from './rules/cancel'

/** What is entered to change an order after its signature, as zod schemas. Safe in the browser. */

export const cancelOrderSchema = z.object({
  serial: z.coerce.number().int().min(1),
  cancelledBy: z.enum(CANCELLED_BY),
  reason: wordsSchema(1000).pipe(z.string().min(5)),
  /** where the signed terms deduct the work done */
  workDone: lineSchema(30).default(''),
  /** what was shown as going back, minor units: another sum isn’t booked unseen */
  paidMinor: z.coerce.number().int().min(0),
})
