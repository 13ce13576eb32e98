import type { QuoteDocument } from '@/features/quotes/schema'
import { goodsLines, shipmentShare, type Pieces } from '@/features/fulfilment/rules/shipment-share'
import type { CHARGE_CODES } from '../schema'

/** What each shipment of an order is invoiced: all of them together are what was signed, to the minor unit. Pure. */

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
 * What an order costs beside its goods. Taken off is less than zero.
 * @throws RangeError where it isn’t what was signed
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

/** The charges of one shipment, each by its {@link shipmentShare}. */
export function shipmentCharges(document: Signed, before: Pieces, sent: Pieces): Charge[] {
  const shareOf = shipmentShare(document, before, sent)
  return orderCharges(document)
    .map((charge) => ({ ...charge, amountMinor: shareOf(charge.amountMinor) }))
    .filter(({ amountMinor }) => amountMinor !== 0)
}
