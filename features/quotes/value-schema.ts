import { z } from 'zod'

/**
 * The customs value of a quote, and who read the law of a row, as zod schemas. Safe in the browser.
 */

/** Who read a row's law, and on which day. */
export const reviewSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('reviewed'), at: z.iso.date(), by: z.string() }),
  z.object({ state: z.literal('not_reviewed') }),
])

const worksheetRowSchema = z.object({
  code: z.enum([
    'goods',
    'tooling',
    'discount',
    'packing',
    'assists',
    'royalties',
    'selling_commission',
    'buying_commission',
    'freight',
    'freight_estimate',
    'inland_freight',
    'insurance',
    'insurance_estimate',
    'duties',
    'premium',
  ]),
  /** its contribution to the value, where it is included; negative for a deduction */
  amountMinor: z.int(),
  effect: z.enum(['in', 'out']),
})
export type WorksheetRow = z.infer<typeof worksheetRowSchema>

/** How the customs value was determined, and by which law. */
export const quoteValuationSchema = z.object({
  basis: z.enum(['fob', 'cif']),
  rows: z.array(worksheetRowSchema),
  customsValueMinor: z.int(),
  carriageMissing: z.boolean(),
  law: z.object({ law: z.string(), source: z.string(), review: reviewSchema }).nullable(),
})
export type QuoteValuation = z.infer<typeof quoteValuationSchema>

/**
 * What the destination's law says of consignments as small as this one, by the rows in force when
 * the quote was made.
 */
export const quoteLowValueSchema = z.object({
  /** expected day of entry */
  day: z.iso.date(),
  /** of the goods without freight, in the quote's currency: what limits are compared with */
  valueMinor: z.int(),
  rows: z.array(
    z.object({
      id: z.string(),
      standing: z.enum(['under', 'unknown']),
      limit: z.string(),
      currency: z.string(),
      rate: z
        .object({ unitsPerUsd: z.string(), asOf: z.iso.date(), source: z.string() })
        .nullable(),
      text: z.string(),
      legalBasis: z.string(),
      source: z.string(),
      review: reviewSchema,
    }),
  ),
})
export type QuoteLowValue = z.infer<typeof quoteLowValueSchema>
