import type { QuoteDocument } from '@/features/quotes/schema'
import {
  goodsLines,
  shipmentShare,
  type SentUnder,
} from '@/features/fulfilment/rules/shipment-share'
import type { CHARGE_CODES } from '../schema'

/** What each shipment of an order is invoiced: together they are what was signed, to the minor unit. Pure. */

export interface Charge {
  code: (typeof CHARGE_CODES)[number]
  /** of a line that is a charge, and of a credit; else empty */
  title: string
  amountMinor: number
}

type Signed = Pick<
  QuoteDocument,
  'draft' | 'lineTotalsMinor' | 'surchargeMinor' | 'totalMinor' | 'tariff'
>

/**
 * The charges of an order beside its goods. Deductions are negative.
 * @throws RangeError where they don't match what was signed
 */
export function orderCharges(document: Signed): Charge[] {
  const { draft, lineTotalsMinor, surchargeMinor, totalMinor, tariff } = document
  const goods = new Set(goodsLines(document).map(({ id }) => id))
  const charges: Charge[] = []
  let goodsMinor = 0
  let setupMinor = 0
  draft.lines.forEach((line, i) => {
    const lineMinor = lineTotalsMinor[i] ?? 0
    if (!goods.has(line.id)) {
      charges.push({ code: 'charge', title: line.title, amountMinor: lineMinor })
      return
    }
    const piecesMinor = line.quantity * line.unitPriceMinor
    goodsMinor += piecesMinor
    setupMinor += lineMinor - piecesMinor
  })
  charges.unshift({ code: 'setup', title: '', amountMinor: setupMinor })
  charges.push({ code: 'discount', title: '', amountMinor: -draft.discountMinor })
  for (const { title, amountMinor } of draft.credits ?? [])
    charges.push({ code: 'credit', title, amountMinor: -amountMinor })
  charges.push(
    { code: 'freight', title: '', amountMinor: draft.freightMinor },
    { code: 'insurance', title: '', amountMinor: draft.insuranceMinor },
    { code: 'duty', title: '', amountMinor: surchargeMinor },
    { code: 'premium', title: '', amountMinor: tariff?.terms?.premiumMinor ?? 0 },
  )
  const sum = charges.reduce((all, { amountMinor }) => all + amountMinor, goodsMinor)
  if (sum !== totalMinor) throw new RangeError(`${sum} isn’t the ${totalMinor} that was signed`)
  return charges.filter(({ amountMinor }) => amountMinor !== 0)
}

/**
 * The charges of the last of the given shipments, each by its {@link shipmentShare}. A charge is identified by kind
 * and title, so that one changed by an amendment continues under the new amount.
 */
export function shipmentCharges(shipments: readonly SentUnder<Signed>[]): Charge[] {
  const byDocument = new Map(
    shipments.map(({ document }) => [document, keyed(orderCharges(document))] as const),
  )
  const keys = new Map([...byDocument.values()].flatMap((charges) => [...charges]))
  const shareOf = shipmentShare(shipments)
  return [...keys]
    .map(([key, charge]) => ({
      ...charge,
      amountMinor: shareOf((document) => byDocument.get(document)?.get(key)?.amountMinor ?? 0),
    }))
    .filter(({ amountMinor }) => amountMinor !== 0)
}

/** Charges by kind and title; a second one of the same gets a key of its own. */
function keyed(charges: readonly Charge[]): Map<string, Charge> {
  const byKey = new Map<string, Charge>()
  for (const charge of charges) {
    let key = `${charge.code} ${charge.title}`
    while (byKey.has(key)) key += '+'
    byKey.set(key, charge)
  }
  return byKey
}
