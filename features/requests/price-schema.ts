import { z } from 'zod'
import type { LineProblem } from './rules/requested-lines'
import type { SetUpTold } from './rules/together'
import { MAX_LINES } from '@/features/basket/limits'
import { countrySchema, currencySchema } from '@/platform/fields'

/** Lines to be priced. Looser than a request: what is wrong with a line is part of the answer. */
export const priceLinesSchema = z.object({
  currency: currencySchema,
  lines: z
    .array(
      z.object({
        sku: z
          .string()
          .trim()
          .max(64)
          .regex(/^[^\0]*$/),
        /** null where the buyer typed no number */
        quantity: z.number().nullable(),
        optionCodes: z.array(z.string().max(40)).max(20).default([]),
        origin: countrySchema.optional(),
        sample: z.literal(true).optional(),
      }),
    )
    .max(MAX_LINES),
})
export type PriceLinesInput = z.input<typeof priceLinesSchema>

/** A line as the server prices it. Amounts in minor units of the answer's currency. */
export interface PricedLine {
  /** as in the catalog: upper and lower case may differ from what was asked */
  sku: string
  problems: LineProblem[]
  /** the SKU that was perhaps meant, for an unknown one */
  suggestion: string | null
  article: PricedArticle | null
}

export interface PricedArticle {
  productName: string
  finishName: string
  sizeName: string
  imagePath: string | null
  slug: string
  moq: number
  orderMultiple: number
  leadTimeDays: number
  optionNames: string[]
  /** chosen options that need a file of the buyer's */
  artworkFor: string[]
  /** whose set-up it carries for the design's other lines, and which of them carry one for it */
  setUp: SetUpTold
  /** what is made below the MOQ, its fee in the answer's currency; null where nothing is */
  shortRun: { leastQuantity: number; feeMinor: number } | null
  /** pieces of it that are ready and the days until they can ship; nothing is held for a request */
  ready: { pieces: number; days: number } | null
  /** it is the company's own price, and the last day that holds; null: open-ended */
  own: { until: string | null } | null
  /** null while the quantity is no quantity at all */
  price: {
    unitPriceMinor: number
    /** the catalog's, where the company's own is another */
    listUnitPriceMinor: number | null
    setupFeeMinor: number
    lineTotalMinor: number
    nextBreak: { addQuantity: number; unitPriceMinor: number } | null
  } | null
}

export interface PricedList {
  currency: string
  lines: PricedLine[]
  /** sum of the lines that have a price and no problem */
  goodsMinor: number
}
