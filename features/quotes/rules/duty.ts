import { fromUsd, toUsd } from '@/features/pricing/rules/list-price'
import { assessDuty } from '@/features/tariffs/engine/assess'
import type { CompiledRuleSet } from '@/features/tariffs/engine/compile'
import { outlookRange } from '@/features/tariffs/engine/outlook'
import type {
  DutyAssessment,
  Layer,
  LineAssessment,
  Shipment,
} from '@/features/tariffs/engine/types'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { statutoryZone } from '@/features/tariffs/rules/statutory-zone'
import { foreignCode } from '@/features/tariffs/rules/foreign-code'
import { foreignCodeMessage } from '@/features/tariffs/rules/foreign-code-words'
import { lineMessages } from '@/features/tariffs/rules/line-messages'
import { dutyBornBy } from '@/features/tariffs/schema'
import { together, type Message } from '@/i18n/message'
import { localeOf, type Locale } from '@/i18n/routing'
import { sentence } from '@/i18n/say'
import { certificateMessage } from './certificate-words'
import { customsLinesOf, type CustomsLine } from './compose'
import { rateOf } from '@/features/company/rules/exchange'
import type { Duty, DutyLayer, LineDuty, QuoteDocument, QuoteDraft, QuoteOutlook } from '../schema'
import type { QuoteValuation } from '../value-schema'

type Terms = Pick<QuoteDraft, 'destination' | 'incoterm' | 'transportMode' | 'currency'> & {
  /** how the lines' customs values were determined; older quotes don't say */
  valuation?: QuoteValuation | undefined
}

/**
 * Runs the tariff engine for a quote: values go in at the frozen rate in US dollars, each layer
 * comes back in the quote's currency, and every total is the sum of the amounts shown.
 * @param terms.language of its sentences
 * @param terms.entryDay expected day of entry, which certificates of origin were checked against
 * @param asOf assumed day of entry, by the destination's calendar
 * @param rules those in force
 * @param compiled other rows of the destination, for a what-if
 */
export function assessQuoteDuty(
  { language, entryDay, ...terms }: Terms & { language: Locale; entryDay?: string | undefined },
  rate: QuoteDocument['exchangeRate'],
  asOf: string,
  rules: RulesInForce,
  compiled: CompiledRuleSet = rules.compiledFor(terms.destination),
): (lines: readonly CustomsLine[]) => Duty {
  const units = rateOf(rate, terms.currency)
  const back = (layer: Layer): DutyLayer => ({
    ...layer,
    reason: layer.reason && sentence(layer.reason, language),
    basisMinor: fromUsd(layer.basisMinor, units),
    amountMinor: fromUsd(layer.amountMinor, units),
  })
  const inQuote = ({ lines, fees }: DutyAssessment): number =>
    applied(
      [...lines.flatMap((line) => (line.status === 'rated' ? line.layers : [])), ...fees].map(back),
    )
  return (lines) => {
    const shipment = shipmentOf(terms, rate, asOf, lines, rules)
    const assessment = assessDuty(shipment, compiled)
    /**
     * What a certificate would save if it counted, in the quote's currency: for the whole shipment,
     * including fees.
     */
    const lapsedSaving = (at: number, { counts, fact }: NonNullable<CustomsLine['proof']>) => {
      if (counts || assessment.lines[at]?.status !== 'rated') return null
      const withFact = shipment.lines.map((line, i) =>
        i === at ? { ...line, facts: { ...line.facts, [fact]: true } } : line,
      )
      const proved = assessDuty({ ...shipment, lines: withFact }, compiled)
      return {
        amountMinor: inQuote(assessment) - inQuote(proved),
        currency: terms.currency,
      }
    }
    const rated = assessment.lines.map((line, i): LineDuty => {
      const proof = lines[i]?.proof
      const message = together([
        ...(terms.valuation?.carriageMissing ? [CARRIAGE_MISSING] : []),
        ...(proof ? [certificateMessage(proof, entryDay ?? asOf, lapsedSaving(i, proof))] : []),
        ...line.controls.map(({ reason }) => reason),
        ...foreignNote(line, terms.destination, rules, language),
        ...lineMessages(proof ? withoutSaving(line, proof.fact) : line),
      ])
      const head = {
        lineId: line.lineId,
        hsCode: line.hsCode,
        origin: line.origin,
        customsValueMinor: lines[i]?.customsValueMinor ?? 0,
        status: line.status,
        message: message && sentence(message, language),
        blocked: line.controls.some(({ effect }) => effect === 'blocks'),
      }
      if (line.status !== 'rated')
        return { ...head, layers: [], totalRatePercent: null, dutyMinor: 0 }
      const layers = line.layers.map(back)
      const splits = line.splits?.map(
        ({ orderNumber, inQuota, overQuota, depositAtRiskMinor }) => ({
          orderNumber,
          inQuota,
          overQuota,
          depositAtRiskMinor: fromUsd(depositAtRiskMinor, units),
        }),
      )
      return {
        ...head,
        layers,
        totalRatePercent: line.totalRatePercent,
        dutyMinor: applied(layers),
        ...(splits ? { splits } : {}),
      }
    })
    const fees = assessment.fees.map(back)
    const feeSavings = assessment.savings.map(({ message }) => sentence(message, language))
    return {
      asOf,
      timeZone: statutoryZone(terms.destination),
      ruleSetVersion: assessment.ruleSetVersion,
      bornBy: dutyBornBy(terms.incoterm),
      ...(entryDay ? { entryDay } : {}),
      complete: assessment.complete,
      lines: rated,
      fees,
      ...(feeSavings.length > 0 ? { feeSavings } : {}),
      totalMinor: rated.reduce((sum, line) => sum + line.dutyMinor, 0) + applied(fees),
    }
  }
}

/** The note on a line without a figure whose code is another country's. */
function foreignNote(
  { status, hsCode }: LineAssessment,
  destination: string,
  rules: RulesInForce,
  language: Locale,
): Message[] {
  const foreign = status === 'rated' ? null : foreignCode(hsCode, destination, rules)
  return foreign ? [foreignCodeMessage(hsCode, destination, foreign, language)] : []
}

/**
 * The duty of a quote for an entry on a day.
 * @param compiled other rows than those in force, for a what-if
 */
export const dutyUnder = (
  {
    draft,
    exchangeRate,
    language,
    duty: { entryDay },
    valuation,
  }: Pick<QuoteDocument, 'draft' | 'exchangeRate' | 'language' | 'valuation'> & {
    duty: Pick<Duty, 'entryDay'>
  },
  asOf: string,
  rules: RulesInForce,
  compiled?: CompiledRuleSet,
): Duty =>
  assessQuoteDuty(
    { ...draft, language: localeOf(language), entryDay, valuation },
    exchangeRate,
    asOf,
    rules,
    compiled,
  )(customsLinesOf(draft, entryDay, valuation?.basis))

/** A quote's lines as the engine takes them, in US dollars. */
function shipmentOf(
  { destination, transportMode, valuation, currency }: Terms,
  rate: QuoteDocument['exchangeRate'],
  entryDate: string,
  lines: readonly CustomsLine[],
  rules: RulesInForce,
): Shipment {
  const units = rateOf(rate, currency)
  return {
    destination,
    entryDate,
    mode: transportMode,
    // Taxes may apply to the freight that the value leaves out. Freight in the value isn't added
    // again.
    ...(valuation?.basis === 'fob'
      ? {
          freightMinor: toUsd(outOf(valuation, ['freight', 'freight_estimate']), units),
          insuranceMinor: toUsd(outOf(valuation, ['insurance', 'insurance_estimate']), units),
        }
      : {}),
    quotaBalances: rules.quotaBalancesOn(entryDate),
    lines: lines.map(({ lineId, hsCode, origin, customsValueMinor, netWeightGrams, facts }) => ({
      id: lineId,
      hsCode: hsCode ?? '',
      origin,
      customsValueMinor: toUsd(customsValueMinor, units),
      netWeightGrams,
      ...(facts ? { facts } : {}),
    })),
  }
}

/**
 * The effect of an outlook on a quote's duty on its expected day of entry.
 * @param outlookId the outlook to use; by default the first that moves anything; null for none
 * @returns a function that answers null where no outlook applies to the lines
 */
export function assessQuoteOutlook(
  terms: Terms,
  rate: QuoteDocument['exchangeRate'],
  entryDay: string,
  rules: RulesInForce,
  outlookId?: string | null,
): (lines: readonly CustomsLine[]) => QuoteOutlook | null {
  const units = rateOf(rate, terms.currency)
  const back = (amountMinor: number) => fromUsd(amountMinor, units)
  return (lines) => {
    if (outlookId === null || terms.destination !== 'US') return null
    const shipment = shipmentOf(terms, rate, entryDay, lines, rules)
    for (const compiled of rules.outlooks) {
      const { id, title, setBy, setAt } = compiled.outlook
      const range =
        outlookId === undefined || outlookId === id
          ? outlookRange(shipment, rules.compiledFor(terms.destination), compiled)
          : null
      if (!range || (outlookId === undefined && range.minMinor === range.maxMinor)) continue
      return {
        id,
        title,
        setBy,
        setAt,
        entryDay,
        todayMinor: back(range.todayMinor),
        minMinor: back(range.minMinor),
        maxMinor: back(range.maxMinor),
        expectedMinor: back(range.expectedMinor),
        p10Minor: back(range.p10Minor),
        p90Minor: back(range.p90Minor),
        driver: range.driver && {
          title: range.driver.title,
          spreadMinor: back(range.driver.spreadMinor),
        },
        scenarios: range.scenarios.map((scenario) => ({
          title: scenario.title,
          probability: scenario.probability,
          totalMinor: scenario.totalMinor === null ? null : back(scenario.totalMinor),
        })),
      }
    }
    return null
  }
}

/**
 * The amount that a worksheet leaves out of the value under these codes, in the quote's currency.
 */
const outOf = (
  { rows }: QuoteValuation,
  codes: readonly QuoteValuation['rows'][number]['code'][],
): number =>
  rows.reduce(
    (sum, { code, amountMinor, effect }) =>
      effect === 'out' && codes.includes(code) ? sum + amountMinor : sum,
    0,
  )

/** The value includes freight to the border, and nobody has entered its cost. */
const CARRIAGE_MISSING: Message = { code: 'quotes.valuation.carriage_missing' }

/** A line without the saving that its certificate of origin reports in its own message. */
const withoutSaving = (line: LineAssessment, fact: string): LineAssessment =>
  line.status === 'rated'
    ? { ...line, savings: line.savings.filter((saving) => saving.fact !== fact) }
    : line

const applied = (layers: readonly DutyLayer[]): number =>
  layers.reduce((sum, layer) => sum + (layer.status === 'applied' ? layer.amountMinor : 0), 0)
