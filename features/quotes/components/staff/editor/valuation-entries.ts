import { plainAmount } from '@/platform/money'
import type { Valuation } from '../../../schema'

/** Parts of the customs value that come on top of the price, by their entries. */
export const VALUATION_TERMS = [
  'packing',
  'assists',
  'royalties',
  'sellingCommission',
  'buyingCommission',
  'inlandFreight',
  'freightEstimate',
  'insuranceEstimate',
] as const
export type ValuationTerm = (typeof VALUATION_TERMS)[number]

/** What the buyer bears on top of the price, as entered; empty for nothing. */
export type ValuationEntries = Record<ValuationTerm, string>

/** The fields' texts for the saved values. */
export function valuationEntries(valuation: Valuation = {}, currency: string): ValuationEntries {
  const shown = (amountMinor: number | undefined) =>
    amountMinor === undefined ? '' : plainAmount(amountMinor, currency)
  return {
    packing: shown(valuation.packingMinor),
    assists: shown(valuation.assistsMinor),
    royalties: shown(valuation.royaltiesMinor),
    sellingCommission: shown(valuation.sellingCommissionMinor),
    buyingCommission: shown(valuation.buyingCommissionMinor),
    inlandFreight: shown(valuation.inlandFreightMinor),
    freightEstimate: shown(valuation.freightEstimateMinor),
    insuranceEstimate: shown(valuation.insuranceEstimateMinor),
  }
}

/**
 * The amounts on top of the price; null if there are none.
 * @param amount reads one of the entries
 */
export function toValuation(
  entries: ValuationEntries,
  amount: (text: string) => number,
): Valuation | null {
  const amounts = VALUATION_TERMS.flatMap((term): [keyof Valuation, number][] => {
    // Older entries kept in a browser have none of them.
    const text = entries[term] ?? ''
    return text.trim() === '' ? [] : [[`${term}Minor`, amount(text)]]
  })
  return amounts.length > 0 ? Object.fromEntries(amounts) : null
}
