import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { CANCELLED_BY } from './rules/cancel'

/** What is entered to change an order after its signature, as zod schemas. Safe in the browser. */

const serialSchema = z.coerce.number().int().min(1)

export const releaseOrderSchema = z.object({ serial: serialSchema })
export const holdOrderSchema = releaseOrderSchema.extend({
  /** its buyer reads it */
  reason: wordsSchema(1000).pipe(z.string().min(5)),
})

export const billInterestSchema = releaseOrderSchema.extend({
  /** what was shown, minor units: another sum isn’t billed unseen */
  amountMinor: z.coerce.number().int().min(0),
})

export const cancelOrderSchema = z.object({
  serial: serialSchema,
  cancelledBy: z.enum(CANCELLED_BY),
  reason: wordsSchema(1000).pipe(z.string().min(5)),
  /** where the signed terms deduct the work done */
  workDone: lineSchema(30).default(''),
  /** what was shown as going back, minor units: another sum isn’t booked unseen */
  paidMinor: z.coerce.number().int().min(0),
})

/** What a buyer says with their own cancellation. */
export const askCancelSchema = z.object({
  serial: serialSchema,
  reason: wordsSchema(1000).pipe(z.string().min(5)),
  /** they have read what stays and what comes back */
  sure: z.literal('on'),
  /** what was shown as paid, minor units: another sum isn’t booked unseen */
  paidMinor: z.coerce.number().int().min(0),
})

export const refuseCancelSchema = z.object({
  serial: serialSchema,
  /** its buyer reads it */
  answer: wordsSchema(1000).pipe(z.string().min(5)),
})
