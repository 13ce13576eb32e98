import { z } from 'zod'
import { acceptQuoteSchema } from '@/features/quotes/signing-schema'
import { incotermSchema } from '@/features/requests/schema'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { typedWhole } from '@/platform/typed-numbers'
import { CANCELLED_BY } from './rules/cancel'

/** What is entered to change an order after its signature, as zod schemas. Safe in the browser. */

const serialSchema = z.coerce.number().int().min(1)

export const releaseOrderSchema = z.object({ serial: serialSchema })
export const holdOrderSchema = releaseOrderSchema.extend({
  /** its buyer reads it */
  reason: wordsSchema(1000).pipe(z.string().min(5)),
})

export const billInterestSchema = releaseOrderSchema.extend({
  /** the sum that was shown, minor units: another sum isn’t billed unseen */
  amountMinor: z.coerce.number().int().min(0),
})

export const cancelOrderSchema = z.object({
  serial: serialSchema,
  cancelledBy: z.enum(CANCELLED_BY),
  reason: wordsSchema(1000).pipe(z.string().min(5)),
  /** where the signed terms deduct the work done */
  workDone: lineSchema(30).default(''),
  /** the refund that was shown, minor units: another sum isn’t booked unseen */
  paidMinor: z.coerce.number().int().min(0),
})

/** What a buyer enters to cancel an order themselves. */
export const askCancelSchema = z.object({
  serial: serialSchema,
  reason: wordsSchema(1000).pipe(z.string().min(5)),
  /** confirms that they have read what is retained and what comes back */
  sure: z.literal('on'),
  /** what was shown as paid, minor units: another sum isn’t booked unseen */
  paidMinor: z.coerce.number().int().min(0),
})

export const refuseCancelSchema = z.object({
  serial: serialSchema,
  /** its buyer reads it */
  answer: wordsSchema(1000).pipe(z.string().min(5)),
})

/** Days for which an amendment can be signed at most. */
const MOST_AMENDMENT_DAYS = 60

/**
 * An amendment as the desk enters it. Beside it stand, for each line of the document, the fields `quantity`,
 * `price`, `day` and `remove` with the line's position (`quantity_1`); an empty one leaves the line as it is.
 */
export const amendOrderSchema = releaseOrderSchema.extend({
  /** hash of the document that was shown: another is not amended unseen */
  amendsHash: z.string().regex(/^[0-9a-f]{64}$/),
  incoterm: incotermSchema,
  namedPlace: lineSchema(80).min(1),
  /** typed amounts in the order’s currency */
  freight: lineSchema(30).default(''),
  insurance: lineSchema(30).default(''),
  /** title of a template; empty to keep the plan */
  plan: lineSchema(80).default(''),
  addedKind: z.enum(['none', 'charge', 'goods', 'article']).default('none'),
  /** of an article of the catalog */
  addedSku: lineSchema(60).default(''),
  addedTitle: lineSchema(200).default(''),
  addedQuantity: lineSchema(30).default(''),
  addedPrice: lineSchema(30).default(''),
  /** position of the line whose goods an added line copies */
  addedLike: z.coerce.number().int().min(1).max(100_000).default(1),
  /** both sides read it */
  reason: wordsSchema(1000).pipe(z.string().min(5)),
  validDays: typedWhole(1, MOST_AMENDMENT_DAYS),
})
export type AmendOrderEntries = z.infer<typeof amendOrderSchema>

/** Which amendment, as it was shown. */
export const amendmentSchema = releaseOrderSchema.extend({
  number: z.coerce.number().int().min(1),
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
})
export const endAmendmentSchema = amendmentSchema.extend({
  reason: wordsSchema(1000).pipe(z.string().min(5)),
})
export const signAmendmentSchema = amendmentSchema.extend(
  acceptQuoteSchema.omit({
    serial: true,
    revision: true,
    documentHash: true,
    picks: true,
    purchaseOrderFile: true,
  }).shape,
)
