import type { Locale } from '@/i18n/routing'
import { addDays, factoryInstant } from '@/platform/day'
import { engineFacts } from '@/features/tariffs/rules/goods-facts'
import { goodsKnown } from '@/features/tariffs/rules/stated-goods'
import type { ValueBasis } from '@/features/tariffs/engine/types'
import type { Duty, QuoteDocument, QuoteDraft, QuoteOutlook } from '../schema'
import type { QuoteLowValue, QuoteValuation } from '../value-schema'
import { certificateStanding } from './certificate'
import { planPayments, type PaymentPlan } from './payment-plan'
import { tariffOf } from './tariff-terms'
import { valueWorksheet } from './value-worksheet'

/** The facts of a line that customs assesses. Amounts in the quote's currency. */
export interface CustomsLine {
  lineId: string
  hsCode: string | null
  origin: string
  customsValueMinor: number
  netWeightGrams: string | null
  facts?: Readonly<Record<string, boolean>>
  /** its certificate of origin, and whether it counts for the expected entry */
  proof?: NonNullable<ReturnType<typeof certificateStanding>>
}

export interface QuoteParties {
  quoteSerial: number
  revision: number
  seller: QuoteDocument['seller']
  /** how long production takes by the factory's calendar, if it has one */
  production?: QuoteDocument['production']
  /** working days after the signature until the deposit is due */
  depositDays?: number
  /**
   * what the house keeps of payments when the buyer cancels; absent where the usual term applies
   */
  cancellation?: QuoteDocument['cancellation']
  /** per year, on late payments */
  lateInterestPercent?: string
  /** texts of the house that the quote names */
  texts?: QuoteDocument['texts']
  buyer: QuoteDocument['buyer']
  contact: QuoteDocument['contact']
  exchangeRate: QuoteDocument['exchangeRate']
  /** of the request that is answered */
  language: Locale
  /** the agreed terms in words, once the duty is calculated */
  words: (
    reckoned: Pick<QuoteDocument, 'draft' | 'duty' | 'surchargeMinor' | 'tariff'>,
  ) => Pick<QuoteDocument, 'terms' | 'dutyClause'>
}

/**
 * Computes a whole quote from what staff decided. Pure: the same input gives the same document, to
 * the cent.
 *
 * goods = Σ (unit price × quantity + set-up); total = goods − discount − credits + freight +
 * insurance + duty charged + price of the tariff terms. The discount is spread over the lines by
 * value, so that each line's customs value is what is really paid for it.
 * @param assess.duty answers duties and fees for the lines, in the quote's currency; assess.outlook
 *   what is expected of them
 * @throws RangeError when discount and credits exceed the goods, or the deposit isn't a valid share
 */
export function composeQuote(
  draft: QuoteDraft,
  { words, ...parties }: QuoteParties,
  assess: {
    duty: (lines: readonly CustomsLine[]) => Duty
    outlook: (lines: readonly CustomsLine[]) => QuoteOutlook | null
  },
  {
    customsLines = customsLinesOf(draft),
    valuation,
    lowValue,
    capPercent,
  }: {
    customsLines?: readonly CustomsLine[]
    /** how their customs value is determined, before the duty is known */
    valuation?: QuoteValuation
    /** regimes of small consignments that it falls under */
    lowValue?: QuoteLowValue | undefined
    /** the house's default cap above the quoted duty */
    capPercent: string
  },
): QuoteDocument {
  const lineTotalsMinor = draft.lines.map(lineTotal)
  const goodsMinor = goodsOf(draft)
  const takenOffMinor = draft.discountMinor + creditsOf(draft)
  if (takenOffMinor > goodsMinor) throw new RangeError('discount and credits exceed the goods')
  const duty = assess.duty(customsLines)
  const tariff = tariffOf(draft.tariffTerms, duty, assess.outlook(customsLines), capPercent)
  const surchargeMinor = duty.bornBy === 'seller' ? duty.totalMinor : 0
  const totalMinor =
    goodsMinor -
    takenOffMinor +
    draft.freightMinor +
    draft.insuranceMinor +
    surchargeMinor +
    (tariff.terms?.premiumMinor ?? 0)
  return {
    schemaVersion: 2,
    ...parties,
    ...words({ draft, duty, surchargeMinor, tariff }),
    draft,
    lineTotalsMinor,
    goodsMinor,
    duty,
    surchargeMinor,
    tariff,
    ...(valuation
      ? { valuation: withDuties(valuation, surchargeMinor, tariff.terms?.premiumMinor ?? 0) }
      : {}),
    ...(lowValue ? { lowValue } : {}),
    totalMinor,
    ...planOfDraft(draft, totalMinor, parties.depositDays),
    leadTimeDays: Math.max(...draft.lines.map((line) => line.leadTimeDays)),
  }
}

/**
 * The payment plan of a draft: used for the quote, its order, and the margin shown while typing.
 * @throws RangeError as `planPayments`
 */
export const planOfDraft = (
  { depositPercent, plan, lines }: Pick<QuoteDraft, 'depositPercent' | 'plan' | 'lines'>,
  totalMinor: number,
  depositDays?: number,
): PaymentPlan =>
  planPayments(totalMinor, depositPercent, {
    plan,
    toolsMinor: Math.max(0, sum(lines.map(({ setupFeeMinor }) => setupFeeMinor))),
    depositDays,
  })

/**
 * The worksheet with the amount paid for duty: it is separate in the price, so it isn't part of the
 * value.
 */
const withDuties = (
  valuation: QuoteValuation,
  surchargeMinor: number,
  premiumMinor: number,
): QuoteValuation => ({
  ...valuation,
  rows: [
    ...valuation.rows,
    ...(surchargeMinor > 0
      ? [{ code: 'duties' as const, amountMinor: surchargeMinor, effect: 'out' as const }]
      : []),
    ...(premiumMinor > 0
      ? [{ code: 'premium' as const, amountMinor: premiumMinor, effect: 'out' as const }]
      : []),
  ],
})

/** The price of all lines before deductions. */
export const goodsOf = (draft: Pick<QuoteDraft, 'lines'>): number => sum(draft.lines.map(lineTotal))

/** Deducted sample fees, in the quote's currency. */
export const creditsOf = (draft: Pick<QuoteDraft, 'credits'>): number =>
  sum((draft.credits ?? []).map(({ amountMinor }) => amountMinor))

const lineTotal = (line: QuoteDraft['lines'][number]): number =>
  line.unitPriceMinor * line.quantity + line.setupFeeMinor

/**
 * What each line declares to customs, by the value worksheet.
 * @param entryDay the day on which the goods are expected to enter: a certificate of origin counts
 *   only within its period
 * @param basis of the destination; older quotes left the freight out everywhere
 */
export function customsLinesOf(
  draft: QuoteDraft,
  entryDay?: string,
  basis: ValueBasis = 'fob',
): CustomsLine[] {
  const { lineValuesMinor } = valueWorksheet(draft, basis)
  return draft.lines.map((line, i) => ({
    lineId: line.id,
    hsCode: line.hsCode,
    origin: line.origin,
    customsValueMinor: lineValuesMinor[i] ?? 0,
    netWeightGrams:
      line.unitWeightGrams === null ? null : timesQuantity(line.unitWeightGrams, line.quantity),
    ...provedFacts(line, draft, entryDay),
  }))
}

/** The engine's name for it: its fee rows say up to which value it counts. */
const INFORMAL_ENTRY = 'informal_entry'

/** The facts of a line: from its materials, statements about it, and its certificate. */
function provedFacts(
  line: QuoteDraft['lines'][number],
  { destination, informalEntry }: Pick<QuoteDraft, 'destination' | 'informalEntry'>,
  entryDay: string | undefined,
): Pick<CustomsLine, 'facts' | 'proof'> {
  const proof = certificateStanding(line, destination, entryDay)
  const facts = {
    ...line.facts,
    ...(line.goods ? engineFacts(goodsKnown(line.goods)) : {}),
    ...(proof?.counts ? { [proof.fact]: true } : {}),
    ...(informalEntry ? { [INFORMAL_ENTRY]: true } : {}),
  }
  return { ...(Object.keys(facts).length > 0 ? { facts } : {}), ...(proof ? { proof } : {}) }
}

/** decimal grams × whole pieces, exact, as a decimal */
function timesQuantity(grams: string, quantity: number): string {
  const [whole = '0', fraction = ''] = grams.split('.')
  const scaled = String(BigInt(whole + fraction) * BigInt(quantity)).padStart(
    fraction.length + 1,
    '0',
  )
  return fraction
    ? `${scaled.slice(0, -fraction.length)}.${scaled.slice(-fraction.length)}`
    : scaled
}

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0)

/**
 * The instant at which a quote's last day ends: the factory's midnight after it.
 * @param validUntil last valid day, `YYYY-MM-DD`
 */
export const endOfValidity = (validUntil: string): Date =>
  factoryInstant(`${addDays(validUntil, 1)}T00:00`)
