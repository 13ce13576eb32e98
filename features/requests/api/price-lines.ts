import { z } from 'zod'
import { wayAnswer } from '@/features/freight/api/way'
import { operation } from '@/platform/api/operation'
import { currencySchema } from '@/platform/fields'
import {
  priceLinesSchema,
  type ListLanded,
  type PricedArticle,
  type PricedList,
} from '../price-schema'

const minor = (description: string) =>
  z.int().meta({ description: `${description}, minor units of the answer’s currency` })
const pieces = z.int().meta({ description: 'pieces' })

const problem = z.object({
  field: z.enum(['sku', 'quantity', 'optionCodes', 'origin']),
  code: z.enum([
    'unknown_sku',
    'not_offered',
    'not_whole',
    'below_moq',
    'off_multiple',
    'too_many',
    'below_finish_moq',
    'below_option_minimum',
    'below_short_run',
    'unknown_option',
    'excluded_option',
    'unknown_origin',
    'no_sample',
    'sample_one',
    'sample_plain',
    'sample_twice',
  ]),
  values: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .meta({ description: 'the figures and names that the problem speaks of' }),
  nearest: z.array(z.int()).meta({ description: 'quantities that fit' }),
})

const article: z.ZodType<PricedArticle> = z.object({
  productName: z.string(),
  finishName: z.string(),
  sizeName: z.string(),
  imagePath: z.string().nullable(),
  slug: z.string(),
  moq: pieces,
  orderMultiple: pieces,
  leadTimeDays: z.int().meta({ description: 'working days of the factory' }),
  optionNames: z.array(z.string()),
  artworkFor: z.array(z.string()).meta({ description: 'options that need a file of the buyer’s' }),
  setUp: z.object({
    shared: z.array(z.string()),
    elsewhere: z.array(z.object({ option: z.string(), sku: z.string() })),
  }),
  shortRun: z
    .object({ leastQuantity: pieces, feeMinor: minor('once') })
    .nullable()
    .meta({ description: 'what is made below the MOQ; null where nothing is' }),
  ready: z
    .object({ pieces, days: z.int() })
    .nullable()
    .meta({ description: 'made already, and the days until it can ship' }),
  own: z
    .object({ until: z.iso.date().nullable() })
    .nullable()
    .meta({ description: 'it is the company’s own price, and the last day that holds' }),
  price: z
    .object({
      unitPriceMinor: minor('a piece'),
      listUnitPriceMinor: minor('a piece, in the catalog, where it is another').nullable(),
      setupFeeMinor: minor('once'),
      lineTotalMinor: minor('the line'),
      nextBreak: z.object({ addQuantity: pieces, unitPriceMinor: minor('a piece') }).nullable(),
    })
    .nullable()
    .meta({ description: 'null while the quantity is none' }),
})

const landed: z.ZodType<ListLanded> = z.object({
  asOf: z.iso.date().meta({ description: 'day of entry, by the destination’s calendar' }),
  dutyMinor: minor('duties and fees without freight, null where a line has no rate').nullable(),
  unrated: z.array(z.string()).meta({ description: 'articles without a rate, by name' }),
  ways: z
    .array(
      z.object({
        freightMinor: minor('freight by this way'),
        dutyMinor: minor('duties and fees by this way').nullable(),
        landedMinor: minor('goods, freight, duties and fees').nullable(),
        way: wayAnswer,
      }),
    )
    .meta({ description: 'the cheapest of each mode, cheapest first' }),
  onRequest: z
    .string()
    .nullable()
    .meta({ description: 'why no way has a figure, in words; freight is on request then' }),
})

const list: z.ZodType<PricedList> = z.object({
  currency: currencySchema,
  lines: z.array(
    z.object({
      sku: z.string(),
      problems: z.array(problem),
      candidates: z
        .array(z.string())
        .meta({ description: 'SKUs that were perhaps meant, the likeliest first' }),
      article: article.nullable(),
    }),
  ),
  goodsMinor: minor('all lines without a problem'),
  landed: landed
    .nullable()
    .meta({ description: 'of all lines without a problem, where a destination was said' }),
})

/** Lines of a request list at today's prices, and what is wrong with each. */
export const priceLinesOperation = operation({
  id: 'priceLines',
  method: 'POST',
  path: '/api/v1/price-lines',
  audience: 'site',
  body: priceLinesSchema,
  answer: list,
  rate: { limit: 'price', of: ({ lines }) => Math.floor(lines.length / 200) },
  cache: 'private, no-store',
})
