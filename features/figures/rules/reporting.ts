import { rateOf, type DatedRates } from '@/features/company/rules/exchange'
import { multiplyRatio } from '@/platform/money'

/** Figures told in one currency: never added up across currencies but by rates that are named. Pure. */

/** A currency to tell figures in, and what the others are worth. */
export interface Reporting {
  currency: string
  /** units for one US dollar, each with its day and source; the dollar needs none */
  rates: DatedRates
}

/** A rate that was used, to be named beside what it made. */
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

/** An amount in the reporting currency, rounded half up to its minor unit; null where a rate lacks. */
export function toldIn(
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
 * Rows with their amounts in the reporting currency, those of one key added up, where the first of them stood. A row
 * whose currency has no rate stays as it is, in its own.
 * @param keyOf what tells rows apart besides their currency
 * @param sums the fields that are added up; those that end in `Minor` are amounts
 */
export function reported<Row extends { currency: string }, Sum extends keyof Row & string>(
  rows: readonly Row[],
  reporting: Reporting | null,
  keyOf: (row: Row) => string,
  sums: readonly Sum[],
): Row[] {
  if (!reporting) return [...rows]
  const told = new Map<string, Row>()
  for (const row of rows) {
    const next = sums.reduce<Row | null>((made, sum) => {
      if (!made || !sum.endsWith('Minor')) return made
      const minor = toldIn(Number(row[sum]), row.currency, reporting)
      return minor === null ? null : { ...made, [sum]: minor }
    }, row)
    const mine: Row = next ? { ...next, currency: reporting.currency } : row
    const key = `${mine.currency} ${keyOf(row)}`
    const before = told.get(key)
    told.set(
      key,
      before
        ? sums.reduce<Row>(
            (all, sum) => ({ ...all, [sum]: Number(before[sum]) + Number(mine[sum]) }),
            mine,
          )
        : mine,
    )
  }
  return [...told.values()]
}

/** The rates that amounts of some currencies were told by, in order; those of the dollar need none. */
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
