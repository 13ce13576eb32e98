import { z } from 'zod'
import { TRANSPORT_MODES } from '@/features/basket/rules/limits'
import { quantitySchema } from '@/features/basket/schema'
import { incotermSchema } from '@/features/requests/schema'
import { lineSchema, minorSchema, wordsSchema } from '@/platform/fields'
import { readRevisionSchema } from './answer-schema'
import { MOST_QUOTE_LINES, picksSchema } from './schema'

/** What a buyer asks to be changed of a sent revision, as zod schemas. Safe in the browser. */

const counteredLineSchema = z.object({
  /** of the revision that it answers; ids of lines survive revisions */
  lineId: z.uuid(),
  drop: z.literal(true).optional(),
  quantity: quantitySchema.optional(),
  /** a piece, in the quote's currency */
  unitPriceMinor: minorSchema.min(1).optional(),
  /** another finish or size of the same design */
  sku: lineSchema(64).min(1).optional(),
  /** options of the line that are to be left out, by their codes */
  without: z.array(lineSchema(40)).max(10).optional(),
  /** ready by */
  wantedDate: z.iso.date().optional(),
  /** working days of production that may be added, where the house offers something for them */
  moreDays: z.int().min(1).max(365).optional(),
})
export type CounteredLine = z.infer<typeof counteredLineSchema>

export const counterChangesSchema = z.object({
  lines: z.array(counteredLineSchema).max(MOST_QUOTE_LINES),
  /** what was picked before anything is asked of it: left out for what is offered first */
  picks: picksSchema.optional(),
  /** who carries how far */
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
  /** made by the browser once a form: the same key counters once */
  idempotencyKey: z.uuid(),
})

/** What staff take of a counter. */
export const takeCounterSchema = z.object({
  serial: z.int().min(1),
  counterId: z.uuid(),
  /** the lines whose changes are taken */
  lineIds: z.array(z.uuid()).max(MOST_QUOTE_LINES),
  /** delivery, deposit and transport too */
  terms: z.boolean(),
})
