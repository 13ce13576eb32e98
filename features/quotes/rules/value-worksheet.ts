import { allocate } from '@/platform/money'
import type { ValueBasis } from '@/features/tariffs/engine/types'
import { carriageBornBy } from '@/features/tariffs/schema'
import type { QuoteDraft } from '../schema'
import type { WorksheetRow } from '../value-schema'

/**
 * The customs value of a quote: its rows, what each line contributes, and their sum. Amounts in the
 * quote's currency.
 */
export interface ValueWorksheet {
  basis: ValueBasis
  /** included ones sum to the customs value; excluded ones are only named */
  rows: WorksheetRow[]
  /** by line, in order */
  lineValuesMinor: number[]
  customsValueMinor: number
  /**
   * the customs value includes freight to the border, and its cost isn't known: the value is of the
   * goods alone
   */
  carriageMissing: boolean
}

type Valued = Pick<
  QuoteDraft,
  'lines' | 'discountMinor' | 'freightMinor' | 'insuranceMinor' | 'incoterm' | 'valuation'
>

/**
 * The transaction value for customs: what is paid for the goods and their tooling, less deductions,
 * plus what the buyer bears on top of the price (WTO valuation agreement, art. 8.1), and the
 * freight to the border where the destination includes it (art. 8.2). Deducted sample fees were
 * paid for the goods, so they stay included. The whole is spread over the lines by value, to the
 * cent. Pure.
 */
export function valueWorksheet(draft: Valued, basis: ValueBasis): ValueWorksheet {
  const { lines, valuation = {} } = draft
  const totals = lines.map((line) => line.unitPriceMinor * line.quantity + line.setupFeeMinor)
  const discounts = allocate(draft.discountMinor, totals)
  const netTotals = totals.map((total, i) => total - (discounts[i] ?? 0))
  const { rows: carriageRows, missing } = carriage(draft, basis)
  const rows = [
    row('goods', sum(lines.map((line) => line.unitPriceMinor * line.quantity))),
    row('tooling', sum(lines.map(({ setupFeeMinor }) => setupFeeMinor))),
    row('discount', -draft.discountMinor),
    row('packing', valuation.packingMinor),
    row('assists', valuation.assistsMinor),
    row('royalties', valuation.royaltiesMinor),
    row('selling_commission', valuation.sellingCommissionMinor),
    row('buying_commission', valuation.buyingCommissionMinor, 'out'),
    ...carriageRows,
  ].filter(({ code, amountMinor }) => code === 'goods' || amountMinor !== 0)
  const customsValueMinor = sum(
    rows.flatMap(({ effect, amountMinor }) => (effect === 'in' ? [amountMinor] : [])),
  )
  const additions = allocate(customsValueMinor - sum(netTotals), netTotals)
  return {
    basis,
    rows,
    lineValuesMinor: netTotals.map((value, i) => value + (additions[i] ?? 0)),
    customsValueMinor,
    carriageMissing: missing,
  }
}

/**
 * Freight and insurance: included to the border or excluded, by the destination; a charged amount
 * takes precedence over an estimate.
 */
function carriage(
  { freightMinor, insuranceMinor, incoterm, valuation = {} }: Valued,
  basis: ValueBasis,
): { rows: WorksheetRow[]; missing: boolean } {
  const { freightEstimateMinor, insuranceEstimateMinor, inlandFreightMinor = 0 } = valuation
  const effect = basis === 'cif' ? 'in' : 'out'
  const freight = freightMinor || (freightEstimateMinor ?? 0)
  return {
    rows: [
      row(freightMinor ? 'freight' : 'freight_estimate', freight, effect),
      // From the border on it isn't part of the value at any destination.
      ...(basis === 'cif' ? [row('inland_freight', -Math.min(inlandFreightMinor, freight))] : []),
      row(
        insuranceMinor ? 'insurance' : 'insurance_estimate',
        insuranceMinor || (insuranceEstimateMinor ?? 0),
        effect,
      ),
    ],
    missing:
      basis === 'cif' &&
      carriageBornBy(incoterm) === 'buyer' &&
      freight === 0 &&
      freightEstimateMinor === undefined,
  }
}

const row = (
  code: WorksheetRow['code'],
  amountMinor = 0,
  effect: WorksheetRow['effect'] = 'in',
): WorksheetRow => ({ code, amountMinor: amountMinor === 0 ? 0 : amountMinor, effect })

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0)
