import { z } from 'zod'
import { TRANSPORT_MODES } from '@/features/basket/rules/limits'
import { quantitySchema } from '@/features/basket/schema'
import { incotermSchema } from '@/features/requests/schema'
import { lineSchema, minorSchema, wordsSchema } from '@/platform/fields'
import { readRevisionSchema } from './answer-schema'
import { MOST_QUOTE_LINES, picksSchema } from './schema'

/** A buyer's changes to a sent revision, as zod schemas. Safe in the browser. */

const counteredLineSchema = z.object({
  /** of the revision that is answered; ids of lines survive revisions */
  lineId: z.uuid(),
  drop: z.literal(true).optional(),
  quantity: quantitySchema.optional(),
  /** per piece, in the quote's currency */
  unitPriceMinor: minorSchema.min(1).optional(),
  /** another finish or size of the same design */
  sku: lineSchema(64).min(1).optional(),
  /** options of the line to be left out, by code */
  without: z.array(lineSchema(40)).max(10).optional(),
  /** day by which the goods are to be ready */
  wantedDate: z.iso.date().optional(),
  /** working days of production that may be added, where the house offers a lower price for them */
  moreDays: z.int().min(1).max(365).optional(),
})
export type CounteredLine = z.infer<typeof counteredLineSchema>

export const counterChangesSchema = z.object({
  lines: z.array(counteredLineSchema).max(MOST_QUOTE_LINES),
  /** the pick that the changes apply to: omitted for what is offered first */
  picks: picksSchema.optional(),
  /** which party carries the goods how far */
  incoterm: incotermSchema.optional(),
  namedPlace: lineSchema(80).min(1).optional(),
  transportMode: z.enum(TRANSPORT_MODES).optional(),
  depositPercent: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/)
    .refine((v) => Number(v) > 0 && Number(v) <= 100)
    .optional(),
  words: wordsSchema(2000).default(''),
})
export type CounterChanges = z.output<typeof counterChangesSchema>

export const priceCounterSchema = readRevisionSchema.extend({ changes: counterChangesSchema })

export const counterQuoteSchema = priceCounterSchema.extend({
  /** made by the browser once per form: one key counters only once */
  idempotencyKey: z.uuid(),
})

/** What staff take over from a counter. */
export const takeCounterSchema = z.object({
  serial: z.int().min(1),
  counterId: z.uuid(),
  /** the lines whose changes are taken over */
  lineIds: z.array(z.uuid()).max(MOST_QUOTE_LINES),
  /** whether delivery, deposit and transport are taken over too */
  terms: z.boolean(),
})
