import type { z } from 'zod'
import type { DatedRates } from '@/features/company/rules/exchange'
import { together, type Message } from '@/i18n/message'
import { say } from '@/i18n/say'
import { countryName } from '@/platform/countries'
import { assessDuty } from '../engine/assess'
import type { LineAssessment, Notice, Review, Saving } from '../engine/types'
import { LEAVES } from '../data/classification'
import { codeOf, sameCode, walk } from '../rules/classify'
import { engineFacts, type GoodsFacts } from '../rules/goods-facts'
import { lineMessages } from '../rules/line-messages'
import { ddpMessage, ddpOffer, type DdpOffer, type ImportWay } from '../rules/importer'
import { lowValueNotes } from '../rules/low-value'
import { massText } from '../rules/mass-words'
import { noticeMass, type NoticeMass } from '../rules/risk-notices'
import type { RulesInForce } from '../rules/rules-in-force'
import type {
  landedCostAnswer,
  landedCostRequest,
  layer,
  reading,
  saving,
} from './landed-cost-schema'

type LandedCostAnswer = z.infer<typeof landedCostAnswer>

/** What the house has set, beside the law. */
export interface HouseSays {
  rates: DatedRates
  /** by destination; a destination without an entry hasn't been decided */
  ways: Readonly<Record<string, ImportWay>>
}

/** The API answers in one language, whoever asks. */
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
const decimal = (minor: number): string =>
  `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
const grams = (kilograms: string): string => {
  const [whole = '0', fraction = ''] = kilograms.split('.')
  return String(BigInt(`${whole}${fraction.padEnd(3, '0')}`))
}

/**
 * Duties, fees and landed cost of a shipment, in the API's shape. Pure.
 * @param house the house's settings: planning rates, by which limits in other currencies are compared, and where we
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
    ({ id, hsCode, origin, customsValue, netWeightKg, facts, goods = {} }, i) => ({
      id: id ?? String(i + 1),
      hsCode,
      origin,
      customsValueMinor: cents(customsValue),
      ...(netWeightKg ? { netWeightGrams: grams(netWeightKg) } : {}),
      facts: { ...engineFacts(goods), ...facts },
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
  const masses = noticeMasses(assessment.lines, lines)
  return {
    ruleSetVersion: assessment.ruleSetVersion,
    currency: 'USD',
    accountCurrency: compiled.accountCurrency,
    complete: assessment.complete,
    blocked: assessment.blocked,
    goods: decimal(goods),
    duties: decimal(duties),
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
    total: decimal(assessment.totalMinor),
    landed: decimal(goods + freightMinor + insuranceMinor + assessment.totalMinor),
    lines: assessment.lines.map((line, i) => ({
      id: line.lineId,
      hsCode: line.hsCode,
      origin: line.origin,
      status: line.status,
      message: words(together(lineMessages(line))),
      ...classifiedAnswer(request.lines[i]?.goods, destination, line.hsCode),
      duty: line.status === 'rated' ? decimal(line.dutyMinor) : null,
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
            notices: line.notices.map((notice) =>
              noticeAnswer(notice, masses.get(notice.id) ?? null),
            ),
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

/** The combined weight, by notice id, of the lines that each notice concerns. */
function noticeMasses(
  assessed: readonly LineAssessment[],
  lines: readonly { netWeightGrams?: string }[],
): ReadonlyMap<string, NoticeMass | null> {
  const concerned = new Map<
    string,
    { notice: Notice; goods: { netWeightGrams: string | null }[] }
  >()
  assessed.forEach(({ notices }, i) => {
    for (const notice of notices) {
      const group = concerned.get(notice.id) ?? { notice, goods: [] }
      group.goods.push({ netWeightGrams: lines[i]?.netWeightGrams ?? null })
      concerned.set(notice.id, group)
    }
  })
  return new Map(
    [...concerned].map(([id, { notice, goods }]) => [id, noticeMass(notice, goods)] as const),
  )
}

type LineAnswer = LandedCostAnswer['lines'][number]

/** The destination's code for the stated goods; nothing while a question is open. */
function classifiedAnswer(
  goods: GoodsFacts = {},
  destination: string,
  hsCode: string,
): Pick<LineAnswer, 'classified'> {
  const { outcome } = walk(goods)
  const proposed = outcome.at === 'leaf' ? codeOf(outcome.leaf, destination) : null
  if (outcome.at !== 'leaf' || !proposed) return {}
  const { rule, rulings } = LEAVES[outcome.leaf]
  const { code, reviewedOn } = proposed
  return {
    classified: { code, agrees: sameCode(hsCode, code), rule, rulings: [...rulings], reviewedOn },
  }
}

const noticeAnswer = (
  { id, title, text, legalBasis, source, review }: Notice,
  mass: NoticeMass | null,
): NonNullable<LineAnswer['notices']>[number] => ({
  id,
  title,
  text,
  legalBasis,
  source,
  review: readingAnswer(review),
  ...(mass
    ? {
        mass: {
          kilograms: mass.kilograms,
          begins: mass.begins,
          complete: !mass.lacking,
          text: massText(mass, LANGUAGE),
        },
      }
    : {}),
})

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
  saving: decimal(savingMinor),
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
    basis: decimal(basisMinor),
    amount: decimal(amountMinor),
    status,
    reason: words(reason),
    review: readingAnswer(review),
    ...(part ? { part } : {}),
  }
}
