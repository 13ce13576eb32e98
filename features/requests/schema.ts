import { z } from 'zod'
import { MAX_FILES, MAX_LINES } from '@/features/basket/rules/limits'
import { customSpecificationSchema, quantitySchema } from '@/features/basket/schema'
import { INCOTERMS } from '@/features/tariffs/schema'
import {
  countrySchema,
  currencySchema,
  lineSchema,
  minorSchema,
  wordsSchema,
} from '@/platform/fields'

/** What a buyer may send, as zod schemas. Safe in the browser. */

export const incotermSchema = z.enum(INCOTERMS)

export const requestLineSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('BULK'),
    sku: lineSchema(64).min(1),
    quantity: quantitySchema,
    origin: countrySchema.optional(),
    optionCodes: z.array(lineSchema(40)).max(10).default([]),
    /** one sample piece; left out otherwise, so that an earlier request reads the same */
    sample: z.literal(true).optional(),
    /** the buyer announced the artwork of its options for later */
    artworkLater: z.literal(true).optional(),
    /** target price per piece, in the request's currency; left out for none, as above */
    targetPriceMinor: minorSchema.min(1).optional(),
    note: wordsSchema(500).optional(),
  }),
  z.object({
    kind: z.literal('CUSTOM'),
    quantity: quantitySchema,
    specification: customSpecificationSchema,
    note: wordsSchema(500).optional(),
  }),
])

/** A whole request as the browser sends it. It contains no prices: the server prices. */
export const submitRequestSchema = z.object({
  idempotencyKey: z.uuid(),
  companyName: lineSchema(120).min(1),
  contactName: lineSchema(120).min(1),
  contactEmail: z
    .email()
    .max(254)
    .transform((v) => v.toLowerCase()),
  contactPhone: lineSchema(40).optional(),
  destination: countrySchema,
  incoterm: incotermSchema,
  currency: currencySchema,
  wantedDate: z.iso.date().optional(),
  notes: wordsSchema(4000).optional(),
  lines: z.array(requestLineSchema).min(1).max(MAX_LINES),
  files: z
    .array(
      z.object({
        id: z.uuid(),
        claimToken: z.string().min(20).max(100),
        linePosition: z.int().min(1).optional(),
      }),
    )
    .max(MAX_FILES)
    .default([]),
})
export type SubmitRequest = z.input<typeof submitRequestSchema>
