import { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import { INCOTERMS, DESTINATIONS } from '../schema'
import { engineFacts } from '../rules/goods-facts'
import { statedGoodsSchema } from '../rules/goods-facts-schema'

/** What the API takes and answers for a landed cost. */

export const MAX_LINES = 5_000
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ description: 'ISO 3166-1 alpha-2' })
const dollars = z
  .string()
  .regex(/^\d{1,11}(\.\d{1,2})?$/)
  .meta({ description: 'US dollars, at most two decimals', examples: ['1110.00'] })
const amount = z.string().meta({ description: 'US dollars, two decimals' })

const lineSchema = z
  .strictObject({
    id: z
      .string()
      .max(64)
      .optional()
      .meta({ description: 'your name for the line; its number when left out' }),
    hsCode: z
      .string()
      .max(16)
      .meta({ description: '6 to 10 digits, with or without dots', examples: ['7117.19.9000'] }),
    origin: country,
    customsValue: dollars.meta({
      description: 'paid for the goods, US dollars, without international freight and duty',
    }),
    netWeightKg: z
      .string()
      .regex(/^\d{1,9}(\.\d{1,3})?$/)
      .optional()
      .meta({ description: 'for duties and quotas by weight' }),
    facts: z
      .record(z.string().max(60), z.boolean())
      .optional()
      .meta({ description: 'what is known to be true or false, by the names answers give' }),
    goods: statedGoodsSchema.optional().meta({
      description:
        'what the goods are, as products state it: what isn’t said isn’t known, and never lowers a duty',
      examples: [{ kind: 'jewelry', metal: 'base', stones: 'none', childrens: 'no' }],
    }),
  })
  .superRefine(({ facts = {}, goods = {} }, context) => {
    // If a fact is given twice, both must agree: neither takes precedence.
    for (const [fact, holds] of Object.entries(engineFacts(goods)))
      if (facts[fact] !== undefined && facts[fact] !== holds)
        context.addIssue({
          code: 'custom',
          path: ['facts', fact],
          message: schemaWords.against_goods,
        })
  })

/** The body of `POST /api/v1/landed-cost`. */
export const landedCostRequest = z.strictObject({
  destination: z.enum(DESTINATIONS),
  entryDate: z.iso.date().meta({ description: 'day of entry in the country of destination' }),
  loadedDate: z.iso.date().optional().meta({ description: 'decides in-transit clauses only' }),
  knownAt: z.iso.date().optional().meta({ description: 'answer as of what was known that day' }),
  mode: z.enum(['ocean', 'air']).default('ocean'),
  freight: dollars.optional(),
  insurance: dollars.optional(),
  detail: z
    .enum(['layers', 'totals'])
    .default('layers')
    .meta({ description: 'totals leaves the layers out' }),
  lines: z.array(lineSchema).min(1).max(MAX_LINES),
})

export const reading = z
  .object({ state: z.literal('reviewed'), day: z.iso.date(), by: z.string() })
  .or(z.object({ state: z.literal('not_reviewed') }))
export const layer = z.object({
  programme: z.string(),
  heading: z.string(),
  title: z.string(),
  legalBasis: z.string(),
  source: z.string(),
  ratePercent: z.string().nullable(),
  basis: amount,
  amount,
  status: z.enum(['applied', 'suppressed', 'named']),
  reason: z.string().nullable(),
  review: reading.meta({
    description:
      'who read the law of the row, and on which day; of two rows that make a layer the older',
  }),
  part: z.enum(['in_quota', 'over_quota']).optional(),
})
export const saving = z.object({
  fact: z.string(),
  heading: z.string(),
  ratePercent: z.string(),
  saving: amount,
  text: z.string(),
})
const lineAnswer = z.object({
  id: z.string(),
  hsCode: z.string(),
  origin: z.string(),
  status: z.enum(['rated', 'to_be_confirmed', 'missing_fact', 'invalid']),
  message: z.string().nullable(),
  missing: z.array(z.string()).optional(),
  classified: z
    .object({
      code: z.string(),
      agrees: z.boolean(),
      rule: z.string(),
      rulings: z.array(z.string()),
      reviewedOn: z.iso.date().nullable(),
    })
    .optional()
    .meta({
      description:
        'the code that the facts of the goods lead to in this destination, and whether the one asked for is it: not advice, ask your broker',
    }),
  duty: amount.nullable(),
  totalRatePercent: z.string().nullable(),
  layers: z.array(layer).optional(),
  savings: z.array(saving).optional(),
  notices: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        text: z.string(),
        legalBasis: z.string(),
        source: z.string(),
        review: reading,
        mass: z
          .object({
            kilograms: z.number(),
            begins: z.string(),
            complete: z.boolean(),
            text: z.string(),
          })
          .optional()
          .meta({
            description:
              'where a mass decides: what all lines that it concerns weigh towards it, and at how many kilograms a year of one importer it begins; not complete where a weight isn’t known',
          }),
      }),
    )
    .optional()
    .meta({ description: 'what else the destination’s law says on these goods; never charged' }),
  exportControls: z
    .array(
      z.object({
        id: z.string(),
        effect: z.enum(['blocks', 'needs_licence', 'licensed', 'named']),
        reason: z.string(),
      }),
    )
    .optional(),
})
/** The answer of `POST /api/v1/landed-cost`. */
export const landedCostAnswer = z.object({
  ruleSetVersion: z.string(),
  currency: z.literal('USD'),
  accountCurrency: z.string().meta({
    description:
      'in which the destination’s customs keeps its accounts, at its own rate of exchange; amounts here are in US dollars and differ from it by rounding',
  }),
  complete: z.boolean(),
  blocked: z.boolean(),
  goods: amount,
  duties: amount,
  fees: z.array(layer),
  savings: z.array(saving).meta({ description: 'what would lower a fee of the entry' }),
  lowValue: z
    .array(
      z.object({
        id: z.string(),
        limit: z.string(),
        currency: z.string(),
        standing: z.enum(['under', 'unknown']),
        rate: z
          .object({ unitsPerUsd: z.string(), asOf: z.iso.date(), source: z.string() })
          .nullable()
          .meta({ description: 'the planning rate that its limit was compared by' }),
        text: z.string(),
        legalBasis: z.string(),
        source: z.string(),
        review: reading,
      }),
    )
    .meta({
      description:
        'what the law there says of consignments as small as this one; unknown where no planning rate compares its limit. It changes no figure',
    }),
  ddp: z
    .object({
      offered: z.boolean(),
      why: z.enum(['offered', 'house', 'law']).meta({
        description:
          'house: we haven’t said that we can be the importer there; law: the law of the day of entry asks another importer than we have, or nobody has read it',
      }),
      text: z.string(),
      instead: z.array(z.enum(INCOTERMS)).meta({ description: 'the nearest first' }),
      importer: z
        .object({
          takes: z.string().meta({ description: 'what an importer of record needs there' }),
          legalBasis: z.string(),
          source: z.string(),
          review: reading,
        })
        .nullable(),
    })
    .meta({
      description:
        'whether we deliver duty paid (DDP) to this destination for that day of entry, and what we offer instead',
    }),
  total: amount.meta({ description: 'duties and fees of all rated lines' }),
  landed: amount.meta({ description: 'goods, freight, insurance, duties and fees' }),
  lines: z.array(lineAnswer),
})
