import { rateOf, type DatedRates } from '@/features/company/rules/exchange'
import { multiplyRatio } from '@/platform/money'

/**
 * Figures in one currency: amounts of several currencies are only added by rates that are named.
 * Pure.
 */

/** A currency to report in, and the rates of the others. */
export interface Reporting {
  currency: string
  /** units for one US dollar, each with its day and source; the dollar needs none */
  rates: DatedRates
}

/** A rate that was used, to be named beside the amounts. */
export interface NamedRate {
  currency: string
  unitsPerUsd: string
  asOf: string
  source: string
}

const ONE = { numerator: 1n, denominator: 1n }
const ratio = (currency: string, rates: DatedRates) => {
  if (currency === 'USD') return ONE
  const rate = rates[currency]
  return rate ? rateOf(rate, currency) : null
}

/**
 * An amount in the reporting currency, rounded half up to its minor unit; null where a rate is
 * missing.
 */
export function amountIn(
  minor: number,
  currency: string,
  { currency: into, rates }: Reporting,
): number | null {
  if (currency === into) return minor
  const [from, to] = [ratio(currency, rates), ratio(into, rates)]
  if (!from || !to) return null
  return multiplyRatio(minor, to.numerator * from.denominator, to.denominator * from.numerator)
}

/**
 * Rows with their amounts in the reporting currency, summed by key; a sum takes the place of the
 * first of its rows. A row whose currency has no rate stays as it is, in its own.
 * @param keyOf what tells rows apart besides their currency
 * @param sums the fields to sum; those that end in `Minor` are amounts
 */
export function reported<Row extends { currency: string }, Sum extends keyof Row & string>(
  rows: readonly Row[],
  reporting: Reporting | null,
  keyOf: (row: Row) => string,
  sums: readonly Sum[],
): Row[] {
  if (!reporting) return [...rows]
  const byKey = new Map<string, Row>()
  for (const row of rows) {
    const next = sums.reduce<Row | null>((converted, sum) => {
      if (!converted || !sum.endsWith('Minor')) return converted
      const minor = amountIn(Number(row[sum]), row.currency, reporting)
      return minor === null ? null : { ...converted, [sum]: minor }
    }, row)
    const mine: Row = next ? { ...next, currency: reporting.currency } : row
    const key = `${mine.currency} ${keyOf(row)}`
    const before = byKey.get(key)
    byKey.set(
      key,
      before
        ? sums.reduce<Row>(
            (all, sum) => ({ ...all, [sum]: Number(before[sum]) + Number(mine[sum]) }),
            mine,
          )
        : mine,
    )
  }
  return [...byKey.values()]
}

/** The rates by which amounts of some currencies were converted, in order; none for the dollar. */
export const ratesUsed = (
  currencies: readonly string[],
  { currency, rates }: Reporting,
): NamedRate[] =>
  [...new Set([currency, ...currencies])].flatMap((each) => {
    const rate = each === 'USD' ? undefined : rates[each]
    return rate
      ? [{ currency: each, unitsPerUsd: rate.unitsPerUsd, asOf: rate.asOf, source: rate.source }]
      : []
  })
