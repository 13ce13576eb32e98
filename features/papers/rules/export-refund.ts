import { allocate, decimalToRatio, multiplyRatio, percentOf, plainAmount } from '@/platform/money'
import { minorDigits } from '@/platform/currencies'
import { formatOrderNumber } from '@/platform/numbers'
import { EXPORT_REFUND_RATES, type ExportRefundRate } from '../data/export-refund-rates'
import type { ExportLine } from '../schema'

/**
 * The file with which an accountant claims the refund of export tax: declaration, invoice and receipt matched. Pure.
 */

/** What a row lacks for a claim, or where it disagrees. */
export const EXPORT_LACKS = [
  'declaration',
  'hs_code',
  'hs_code_differs',
  'invoice',
  'fob_differs',
  'cny_rate',
  'receipt',
  'input_invoice',
  'refund_rate',
  'refund_rate_not_reviewed',
] as const
export type ExportLack = (typeof EXPORT_LACKS)[number]

/** Foreign currency received for an order, or paid back. */
export interface Receipt {
  /** the day it moved, `YYYY-MM-DD` */
  day: string
  /** minor units; below 0 went back */
  amountMinor: number
}

/** A shipment as it left, with what is known of its declaration. */
export interface ExportedShipment {
  orderSerial: number
  /** of the order: 1, 2, … */
  number: number
  shippedOn: string
  destination: string
  incoterm: string
  currency: string
  /** the commercial invoice; null while none is issued */
  invoice: { number: string; issuedOn: string; totalMinor: number; fobMinor: number } | null
  declaration: {
    number: string
    declaredOn: string
    fobMinor: number
    cnyRate: string | null
    cnyRateOn: string | null
    cnyRateSource: string
    lines: readonly ExportLine[]
  } | null
  lines: readonly {
    lineId: string
    title: string
    /** as signed; null for a line without */
    hsCode: string | null
    pieces: number
    netGrams: number
    amountMinor: number
  }[]
  /** of the order: everything received for it */
  receipts: readonly Receipt[]
  /** how much of it pays this shipment's invoice: an order's shipments are paid one after the other */
  receivedMinor: number
}

/**
 * How much of an order's receipts pays each of its shipments, in their order.
 * @returns minor units per shipment
 */
export function receivedByShipment(
  receipts: readonly Receipt[],
  invoicedMinor: readonly number[],
): number[] {
  let remaining = Math.max(
    0,
    receipts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  )
  return invoicedMinor.map((minor) => {
    const share = Math.min(remaining, minor)
    remaining -= share
    return share
  })
}

/** The rate of a code on a day; null where no row covers it. */
export function refundRate(
  hsCode: string,
  day: string,
  rates: readonly ExportRefundRate[] = EXPORT_REFUND_RATES,
): ExportRefundRate | null {
  const matches = rates
    .filter(({ code, from }) => hsCode.startsWith(code) && (from ?? '') <= day)
    .toSorted((a, b) => b.code.length - a.code.length || (b.from ?? '').localeCompare(a.from ?? ''))
  return matches[0] ?? null
}

/** An amount in yuan, in fen. */
function inYuan(amountMinor: number, currency: string, rate: string): number {
  const { numerator, denominator } = decimalToRatio(rate)
  const [fen, unit] = [10n ** BigInt(minorDigits('CNY')), 10n ** BigInt(minorDigits(currency))]
  return multiplyRatio(amountMinor, numerator * fen, denominator * unit)
}

/** The columns' names and order are relied upon by others and don't change. */
export const EXPORT_COLUMNS = [
  'month',
  'declaration_number',
  'item',
  'declared_on',
  'shipped_on',
  'order',
  'shipment',
  'invoice_number',
  'invoice_on',
  'destination',
  'incoterm',
  'hs_code',
  'description',
  'quantity',
  'net_weight_kg',
  'currency',
  'invoice_amount',
  'fob_amount',
  'cny_rate',
  'cny_rate_on',
  'cny_rate_source',
  'fob_cny',
  'received_amount',
  'received_on',
  'input_invoice',
  'input_net_cny',
  'input_tax_cny',
  'refund_percent',
  'refund_rate_source',
  'refund_rate_review',
  'refund_cny',
  'lacks',
] as const

/** A line of a declaration, with everything matched to it. */
export interface ExportRow {
  cells: readonly string[]
  lacks: readonly ExportLack[]
}

/** The rows of a shipment, one per line; their sums are the shipment's. */
export function exportRows(
  shipment: ExportedShipment,
  rates: readonly ExportRefundRate[] = EXPORT_REFUND_RATES,
): ExportRow[] {
  const { declaration, invoice, currency, lines } = shipment
  const weights = lines.map(({ amountMinor }) => amountMinor)
  const fobMinor = declaration?.fobMinor ?? invoice?.fobMinor ?? null
  const share = (minor: number) => allocate(minor, weights)
  const fobs = fobMinor === null ? null : share(fobMinor)
  const received = share(shipment.receivedMinor)
  const invoiced = invoice && share(invoice.totalMinor)
  const shipmentLacks: ExportLack[] = [
    ...(declaration ? [] : (['declaration'] as const)),
    ...(invoice ? [] : (['invoice'] as const)),
    ...(declaration && invoice && declaration.fobMinor !== invoice.fobMinor
      ? (['fob_differs'] as const)
      : []),
    ...(declaration?.cnyRate ? [] : (['cny_rate'] as const)),
    ...(invoice && shipment.receivedMinor >= invoice.totalMinor ? [] : (['receipt'] as const)),
  ]
  return lines.map((line, i) => {
    const declared = declaration?.lines.find(({ lineId }) => lineId === line.lineId)
    const hsCode = declared?.hsCode ?? ''
    const day = declaration?.declaredOn ?? shipment.shippedOn
    const rate = hsCode ? refundRate(hsCode, day, rates) : null
    const purchase = declared?.purchase ?? null
    const signed = line.hsCode?.replaceAll('.', '').slice(0, 6) ?? ''
    const lineLacks = new Set<ExportLack>([
      ...shipmentLacks,
      ...(hsCode ? [] : (['hs_code'] as const)),
      ...(hsCode && signed && !hsCode.startsWith(signed) ? (['hs_code_differs'] as const) : []),
      ...(purchase ? [] : (['input_invoice'] as const)),
      ...(rate ? [] : (['refund_rate'] as const)),
      ...(rate && rate.review !== 'reviewed' ? (['refund_rate_not_reviewed'] as const) : []),
    ])
    const lacks = EXPORT_LACKS.filter((each) => lineLacks.has(each))
    const fob = fobs?.[i] ?? null
    const money = (minor: number | null | undefined, of = currency) =>
      minor == null ? '' : plainAmount(minor, of)
    return {
      lacks,
      cells: [
        day.slice(0, 7),
        declaration?.number ?? '',
        String(i + 1),
        declaration?.declaredOn ?? '',
        shipment.shippedOn,
        formatOrderNumber(shipment.orderSerial),
        String(shipment.number),
        invoice?.number ?? '',
        invoice?.issuedOn ?? '',
        shipment.destination,
        shipment.incoterm,
        hsCode,
        line.title,
        String(line.pieces),
        (line.netGrams / 1000).toFixed(3),
        currency,
        money(invoiced?.[i]),
        money(fob),
        declaration?.cnyRate ?? '',
        declaration?.cnyRateOn ?? '',
        declaration?.cnyRateSource ?? '',
        fob !== null && declaration?.cnyRate
          ? money(inYuan(fob, currency, declaration.cnyRate), 'CNY')
          : '',
        money(received[i]),
        shipment.receipts.map((each) => `${each.day} ${money(each.amountMinor)}`).join('; '),
        purchase?.invoice ?? '',
        money(purchase?.netMinor, 'CNY'),
        money(purchase?.taxMinor, 'CNY'),
        rate?.ratePercent ?? '',
        rate?.source ?? '',
        rate?.review ?? '',
        purchase && rate ? money(percentOf(purchase.netMinor, rate.ratePercent), 'CNY') : '',
        lacks.join('; '),
      ],
    }
  })
}

/**
 * The entries of a declaration's form, by field.
 * @param positions of the order's lines, in the order of `lines`
 */
export function exportEntries({
  declaration,
  currency,
  lines,
  positions,
}: ExportedShipment & { positions: readonly number[] }): Record<string, string> {
  if (!declaration) return {}
  const { number, declaredOn, fobMinor, cnyRate, cnyRateOn, cnyRateSource } = declaration
  return {
    number,
    declaredOn,
    fob: plainAmount(fobMinor, currency),
    cnyRate: cnyRate ?? '',
    cnyRateOn: cnyRateOn ?? '',
    cnyRateSource,
    ...Object.fromEntries(
      lines.flatMap(({ lineId }, i) => {
        const at = positions[i] ?? 0
        const line = declaration.lines.find((each) => each.lineId === lineId)
        const money = (minor: number | undefined) =>
          minor === undefined ? '' : plainAmount(minor, 'CNY')
        return [
          [`hsCode_${at}`, line?.hsCode ?? ''],
          [`invoice_${at}`, line?.purchase?.invoice ?? ''],
          [`net_${at}`, money(line?.purchase?.netMinor)],
          [`tax_${at}`, money(line?.purchase?.taxMinor)],
        ]
      }),
    ),
  }
}
