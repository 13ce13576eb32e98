import { z } from 'zod'
import type { WayAnswer } from '@/features/freight/api/way'
import type { LineProblem } from './rules/requested-lines'
import type { SetUpByName } from './rules/together'
import { MAX_LINES } from '@/features/basket/rules/limits'
import { DESTINATIONS } from '@/features/tariffs/schema'
import { countrySchema, currencySchema } from '@/platform/fields'

/** Lines to be priced. Looser than a request: what is wrong with a line is part of the answer. */
export const priceLinesSchema = z.object({
  currency: currencySchema,
  /** the destination: with it, the landed cost is answered too */
  destination: z.enum(DESTINATIONS).optional(),
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
  /** likely SKUs for an unknown one, the likeliest first; only for the first fifty such */
  candidates: string[]
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
  /** the set-ups that it carries for the design's other lines, and the lines that carry one for it */
  setUp: SetUpByName
  /** the short run below the MOQ, its fee in the answer's currency; null where there is none */
  shortRun: { leastQuantity: number; feeMinor: number } | null
  /** pieces in stock and the days until they can ship; a request reserves nothing */
  ready: { pieces: number; days: number } | null
  /** set for the company's own price, with its last day; null: open-ended */
  own: { until: string | null } | null
  /** null while the quantity isn't a quantity at all */
  price: {
    unitPriceMinor: number
    /** the catalog's price, where the company's own differs */
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
  /** landed cost of those lines; null without a destination, or where no line has a price */
  landed: ListLanded | null
}

/** The landed cost of a list at its destination. Amounts in minor units of the list's currency. */
export interface ListLanded {
  /** day of entry, by the destination's calendar */
  asOf: string
  /** duties and fees, as by sea and without freight; null where a line has no rate */
  dutyMinor: number | null
  /** names of articles without a rate */
  unrated: string[]
  /** the cheapest of each mode, cheapest first */
  ways: {
    freightMinor: number
    /** with the freight in the value where the destination's law includes it */
    dutyMinor: number | null
    landedMinor: number | null
    /** in the currency of its card */
    way: WayAnswer
  }[]
  /** in words, why no way has a figure; null where one has */
  onRequest: string | null
}
