import { wordsOf } from '@/i18n/message'
import { factoryDay } from '@/platform/day'
import type { HouseFacts } from '@/platform/house/schema'
import type { DraftLine, QuoteDocument } from '../schema'
import { foundInPicks } from './choices'
import { endOfValidity } from './compose'
import { namesCountry } from './place'
import type { RowReading } from './readings'

/** Limits of what may be sent, from the newest reviewed row. */
export interface SendLimits {
  /** of the list price, or of the company's own price where that is lower */
  leastPricePercent: number
  leastDepositPercent: number
  mostDepositPercent: number
  /** from the day of sending to the last day of validity */
  mostValidityDays: number
}

/**
 * What keeps a quote from being sent, by the field where it is corrected. `code` is a key of
 * staff.editor.stops.
 */
export interface SendStop {
  path: string
  code:
    | 'no_price'
    | 'price_below'
    | 'discount_below'
    | 'blocked'
    | 'duty_unknown'
    | 'no_hs_code'
    | 'deposit_low'
    | 'deposit_high'
    | 'lock_past'
    | 'validity_past'
    | 'validity_long'
    | 'country_place'
    | 'ddp_house'
    | 'ddp_law'
    | 'duty_unapproved'
    | 'discount_above'
    | 'margin_below'
    | 'margin_below_whole'
    | 'cost_above_price'
    | 'credit_above'
    | 'credit_none'
    | 'credit_held'
    | 'no_total'
    | 'no_house'
  values: Record<string, string | number>
  /** amounts among the values, in minor units of the quote's currency */
  amounts: Record<string, number>
}

/** Minimum length of a reason, in characters. */
export const MIN_REASON = 10

/** Stops that a reason typed by staff lifts. */
const REASONED = new Set<SendStop['code']>(['price_below', 'discount_below'])
export const passesWithReason = ({ code }: SendStop): boolean => REASONED.has(code)

const stop = (
  path: string,
  code: SendStop['code'],
  values: SendStop['values'] = {},
  amounts: SendStop['amounts'] = {},
): SendStop => ({ path, code, values, amounts })

/**
 * The stops that still keep a quote from being sent, over all picks. Pure. Under DDP every line
 * needs a duty figure: otherwise we would owe an unknown amount.
 * @param unapproved doubtful rows that the duty depends on, not yet approved by the tariff desk
 */
export function sendStops(
  document: QuoteDocument,
  limits: SendLimits,
  now: Date,
  unapproved: readonly RowReading[] = [],
): SendStop[] {
  return foundInPicks(document, (one) => stopsOf(one, limits, now, unapproved))
}

function stopsOf(
  document: QuoteDocument,
  limits: SendLimits,
  now: Date,
  unapproved: readonly RowReading[],
): SendStop[] {
  const { draft } = document
  return [
    ...draft.lines.flatMap((line, i) => lineStops(document, line, i, limits)),
    ...discountStops(document, limits),
    // Net days are a plan of their own: the limits are about deposits.
    ...(draft.plan && Number(draft.depositPercent) === 0
      ? []
      : depositStops(draft.depositPercent, limits)),
    ...lockStops(document),
    ...validityStops(draft.validUntil, limits, now),
    ...(namesCountry(draft.namedPlace)
      ? [
          stop('namedPlace', 'country_place', {
            incoterm: draft.incoterm,
            place: draft.namedPlace.trim(),
          }),
        ]
      : []),
    ...(unapproved.length > 0
      ? [
          stop('dutyApproval', 'duty_unapproved', {
            rows: unapproved.map(({ title }) => title).join(', '),
          }),
        ]
      : []),
    ...(document.totalMinor <= 0 ? [stop('lines', 'no_total')] : []),
  ]
}

/** Nothing is sent in the name of a house that hasn’t entered its own facts. */
export const houseStops = ({ isUnset }: Pick<HouseFacts, 'isUnset'>): SendStop[] =>
  isUnset ? [stop('seller', 'no_house')] : []

function lineStops(
  document: QuoteDocument,
  line: DraftLine,
  i: number,
  { leastPricePercent }: SendLimits,
): SendStop[] {
  const stops: SendStop[] = []
  const price = `lines.${i}.unitPriceMinor`
  if (line.kind !== 'charge') {
    const floor = floorHundredths(line, leastPricePercent)
    if (line.unitPriceMinor === 0) stops.push(stop(price, 'no_price'))
    else if (floor !== null && BigInt(line.unitPriceMinor) * 100n < floor)
      stops.push(
        stop(
          price,
          'price_below',
          { percent: leastPricePercent },
          {
            price: line.unitPriceMinor,
            list: line.listUnitPriceMinor ?? 0,
            least: Number((floor + 99n) / 100n),
          },
        ),
      )
  }
  const duty = document.duty.lines.find(({ lineId }) => lineId === line.id)
  const code = `lines.${i}.hsCode`
  if (duty?.blocked) stops.push(stop(code, 'blocked', { why: wordsOf(duty.message ?? '') }))
  else if (document.draft.incoterm === 'DDP' && duty?.status !== 'rated')
    stops.push(
      duty?.message
        ? stop(code, 'duty_unknown', { why: wordsOf(duty.message) })
        : stop(code, 'no_hs_code'),
    )
  return stops
}

/**
 * The minimum unit price, in hundredths of the minor unit; null without a list price to compare
 * with.
 */
function floorHundredths(line: DraftLine, percent: number): bigint | null {
  if (line.listUnitPriceMinor === null) return null
  const floor = BigInt(line.listUnitPriceMinor) * BigInt(percent)
  // The company's own price was reviewed when its list was put in force.
  const own = line.priceList && BigInt(line.priceList.unitPriceMinor) * 100n
  return own !== undefined && own < floor ? own : floor
}

/** A discount must not bring the goods below the floor of their prices. */
function discountStops({ draft }: QuoteDocument, { leastPricePercent }: SendLimits): SendStop[] {
  if (draft.discountMinor === 0) return []
  const goods = draft.lines.filter(({ kind }) => kind !== 'charge')
  const sum = (of: (line: DraftLine) => bigint) =>
    goods.reduce((total, line) => total + of(line) * BigInt(line.quantity), 0n)
  const prices = sum(({ unitPriceMinor }) => BigInt(unitPriceMinor))
  const floor = sum(
    (line) =>
      floorHundredths(line, leastPricePercent) ??
      BigInt(line.unitPriceMinor) * BigInt(leastPricePercent),
  )
  const netMinor = prices - BigInt(draft.discountMinor)
  return netMinor * 100n < floor
    ? [
        stop(
          'discountMinor',
          'discount_below',
          { percent: leastPricePercent },
          { goods: Number(netMinor), least: Number((floor + 99n) / 100n) },
        ),
      ]
    : []
}

function depositStops(
  depositPercent: string,
  { leastDepositPercent, mostDepositPercent }: SendLimits,
): SendStop[] {
  const percent = Number(depositPercent)
  const values = { percent: depositPercent, least: leastDepositPercent, most: mostDepositPercent }
  if (percent < leastDepositPercent) return [stop('depositPercent', 'deposit_low', values)]
  return percent > mostDepositPercent ? [stop('depositPercent', 'deposit_high', values)] : []
}

function lockStops({ duty, draft }: QuoteDocument): SendStop[] {
  const terms = duty.bornBy === 'seller' ? draft.tariffTerms : undefined
  return terms?.kind === 'locked' && terms.until !== null && terms.until < duty.asOf
    ? [stop('tariffTerms.until', 'lock_past')]
    : []
}

function validityStops(
  validUntil: string,
  { mostValidityDays }: SendLimits,
  now: Date,
): SendStop[] {
  if (endOfValidity(validUntil).getTime() <= now.getTime())
    return [stop('validUntil', 'validity_past')]
  const today = Date.parse(`${factoryDay(now)}T00:00:00Z`)
  const days = Math.round((Date.parse(`${validUntil}T00:00:00Z`) - today) / 86_400_000)
  return days > mostValidityDays
    ? [stop('validUntil', 'validity_long', { days, most: mostValidityDays })]
    : []
}
