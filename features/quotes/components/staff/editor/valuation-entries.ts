import { plainAmount } from '@/platform/money'
import type { Valuation } from '../../../schema'

/** Parts of the customs value that stand beside the price, by their entries. */
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

/** What the buyer bears beside the price as it is entered; empty for nothing. */
export type ValuationEntries = Record<ValuationTerm, string>

/** What the fields show for what was saved. */
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

/** What the entries say beside the price; null where they say nothing. @param amount reads one of them */
export function toValuation(
  entries: ValuationEntries,
  amount: (text: string) => number,
): Valuation | null {
  const said = VALUATION_TERMS.flatMap((term): [keyof Valuation, number][] => {
    // Entries that were kept in a browser since before have none of them.
    const text = entries[term] ?? ''
    return text.trim() === '' ? [] : [[`${term}Minor`, amount(text)]]
  })
  return said.length > 0 ? Object.fromEntries(said) : null
}
