import { z } from 'zod'
import type { DatedRates } from '@/features/company/rules/exchange'
import { together, type Message } from '@/i18n/message'
import { say } from '@/i18n/say'
import { countryName } from '@/platform/countries'
import { assessDuty } from '../engine/assess'
import type { Review, Saving } from '../engine/types'
import { lineMessages } from '../rules/line-messages'
import { ddpMessage, ddpOffer, type DdpOffer, type ImportWay } from '../rules/importer'
import { lowValueNotes } from '../rules/low-value'
import type { RulesInForce } from '../rules/rules-in-force'
import { DESTINATIONS, INCOTERMS } from '../schema'

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

const lineSchema = z.strictObject({
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
})

/** What `POST /api/v1/landed-cost` takes. */
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

const reading = z
  .object({ state: z.literal('reviewed'), day: z.iso.date(), by: z.string() })
  .or(z.object({ state: z.literal('not_reviewed') }))
const layer = z.object({
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
const saving = z.object({
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
      }),
    )
    .optional()
    .meta({ description: 'what else the destination’s law says on these goods; never charged' }),
  exportControls: z
    .array(
      z.object({
        id: z.string(),
        effect: z.enum(['blocks', 'needs_licence', 'licensed']),
        reason: z.string(),
      }),
    )
    .optional(),
})
/** What it answers. */
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
export type LandedCostAnswer = z.infer<typeof landedCostAnswer>

/** What the house says beside the law. */
export interface HouseSays {
  rates: DatedRates
  /** by destination; one that is left out is one of which nothing was said */
  ways: Readonly<Record<string, ImportWay>>
}

/** The interface speaks one language, whoever asks. */
const LANGUAGE = 'en'
function words(message: Message): string
function words(message: Message | null): string | null
function words(message: Message | null): string | null {
  return message && say(message, LANGUAGE)
}

const cents = (text = '0'): number => {
  const [whole = '0', fraction = ''] = text.split('.')
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
}
const written = (minor: number): string =>
  `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
const grams = (kilograms: string): string => {
  const [whole = '0', fraction = ''] = kilograms.split('.')
  return String(BigInt(`${whole}${fraction.padEnd(3, '0')}`))
}

/**
 * Duties, fees and landed cost of a shipment, in the words of the interface. Pure.
 * @param house what is ours to say: planning rates, which limits in other currencies are compared by, and where we
 *   can be the importer
 */
export function answerLandedCost(
  request: z.output<typeof landedCostRequest>,
  rules: RulesInForce,
  { rates, ways }: HouseSays,
): LandedCostAnswer {
  const [freightMinor, insuranceMinor] = [cents(request.freight), cents(request.insurance)]
  const { destination, entryDate, mode, loadedDate, knownAt } = request
  const lines = request.lines.map(
    ({ id, hsCode, origin, customsValue, netWeightKg, facts }, i) => ({
      id: id ?? String(i + 1),
      hsCode,
      origin,
      customsValueMinor: cents(customsValue),
      ...(netWeightKg ? { netWeightGrams: grams(netWeightKg) } : {}),
      ...(facts ? { facts } : {}),
    }),
  )
  const compiled = rules.compiledFor(destination)
  const assessment = assessDuty(
    {
      destination,
      entryDate,
      mode,
      freightMinor,
      insuranceMinor,
      lines,
      quotaBalances: rules.quotaBalancesOn(entryDate),
      ...(loadedDate ? { loadedDate } : {}),
      ...(knownAt ? { knownAt } : {}),
    },
    compiled,
  )
  const goods = lines.reduce((sum, line) => sum + line.customsValueMinor, 0)
  const duties = assessment.lines.reduce(
    (sum, line) => sum + (line.status === 'rated' ? line.dutyMinor : 0),
    0,
  )
  const full = request.detail === 'layers'
  return {
    ruleSetVersion: assessment.ruleSetVersion,
    currency: 'USD',
    accountCurrency: compiled.accountCurrency,
    complete: assessment.complete,
    blocked: assessment.blocked,
    goods: written(goods),
    duties: written(duties),
    fees: assessment.fees.map(layerAnswer),
    savings: assessment.savings.map(savingAnswer),
    lowValue: lowValueNotes(
      {
        destination,
        day: entryDate,
        value: { amountMinor: goods, currency: 'USD' },
        ...(knownAt ? { knownAt } : {}),
      },
      rates,
    ).map(({ rule, standing, rate }) => ({
      id: rule.id,
      limit: rule.limit,
      currency: rule.currency,
      standing,
      rate,
      text: rule.text,
      legalBasis: rule.legalBasis,
      source: rule.source,
      review: readingAnswer(rule.review),
    })),
    ddp: ddpAnswer(ddpOffer(destination, entryDate, ways[destination] ?? null)),
    total: written(assessment.totalMinor),
    landed: written(goods + freightMinor + insuranceMinor + assessment.totalMinor),
    lines: assessment.lines.map((line) => ({
      id: line.lineId,
      hsCode: line.hsCode,
      origin: line.origin,
      status: line.status,
      message: words(together(lineMessages(line))),
      duty: line.status === 'rated' ? written(line.dutyMinor) : null,
      totalRatePercent: line.status === 'rated' ? line.totalRatePercent : null,
      ...(line.status !== 'rated' && line.missing ? { missing: line.missing } : {}),
      ...(full && line.status === 'rated'
        ? {
            layers: line.layers.map(layerAnswer),
            savings: line.savings.map(savingAnswer),
          }
        : {}),
      ...(line.notices.length > 0
        ? {
            notices: line.notices.map(({ id, title, text, legalBasis, source }) => ({
              id,
              title,
              text,
              legalBasis,
              source,
            })),
          }
        : {}),
      ...(line.controls.length > 0
        ? {
            exportControls: line.controls.map(({ id, effect, reason }) => ({
              id,
              effect,
              reason: words(reason),
            })),
          }
        : {}),
    })),
  }
}

const readingAnswer = (review: Review): z.infer<typeof reading> =>
  review.state === 'reviewed'
    ? { state: review.state, day: review.at, by: review.by }
    : { state: review.state }

const ddpAnswer = (offer: DdpOffer): LandedCostAnswer['ddp'] => ({
  offered: offer.standing === 'offered',
  why: offer.standing,
  text: words(ddpMessage(offer, countryName(offer.destination, LANGUAGE))),
  instead: offer.instead,
  importer: offer.law && {
    takes: offer.law.takes,
    legalBasis: offer.law.legalBasis,
    source: offer.law.source,
    review: readingAnswer(offer.law.review),
  },
})

const savingAnswer = ({ savingMinor, message, ...rest }: Saving): z.infer<typeof saving> => ({
  ...rest,
  saving: written(savingMinor),
  text: words(message),
})

type EngineLayer = ReturnType<typeof assessDuty>['fees'][number]
function layerAnswer({
  programme,
  heading,
  title,
  legalBasis,
  source,
  ratePercent,
  basisMinor,
  amountMinor,
  status,
  reason,
  review,
  part,
}: EngineLayer): z.infer<typeof layer> {
  return {
    programme,
    heading,
    title,
    legalBasis,
    source,
    ratePercent,
    basis: written(basisMinor),
    amount: written(amountMinor),
    status,
    reason: words(reason),
    review: readingAnswer(review),
    ...(part ? { part } : {}),
  }
}
