import type { QuoteDocument } from '@/features/quotes/schema'
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

/** Pieces of a line by its id in the signed document. */
export type Pieces = ReadonlyMap<string, number>

/** Lines of goods of the signed document. */
export const goodsLines = ({ draft }: Pick<QuoteDocument, 'draft'>) =>
  draft.lines.filter(({ kind, quantity }) => kind !== 'charge' && quantity > 0)

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

/**
 * The charges of one shipment: of each as much as the share of the goods that have left by then, without what the
 * shipments before it bore. The last one bears what rounding left.
 * @param before pieces that the shipments before it took @param sent pieces of this one
 */
export function shipmentCharges(document: Signed, before: Pieces, sent: Pieces): Charge[] {
  const lines = goodsLines(document)
  // Of goods that cost nothing the pieces count.
  const priced = lines.some(({ unitPriceMinor }) => unitPriceMinor > 0)
  const weigh = (pieces: (id: string, quantity: number) => number): bigint =>
    lines.reduce(
      (sum, { id, quantity, unitPriceMinor }) =>
        sum + BigInt(pieces(id, quantity)) * BigInt(priced ? unitPriceMinor : 1),
      0n,
    )
  const all = weigh((_, quantity) => quantity)
  const earlier = weigh((id) => before.get(id) ?? 0)
  const now = earlier + weigh((id) => sent.get(id) ?? 0)
  return orderCharges(document)
    .map((charge) => ({
      ...charge,
      amountMinor: share(charge.amountMinor, now, all) - share(charge.amountMinor, earlier, all),
    }))
    .filter(({ amountMinor }) => amountMinor !== 0)
}

/** A share of an amount, towards zero. */
const share = (amountMinor: number, part: bigint, all: bigint): number =>
  all === 0n ? 0 : Number((BigInt(amountMinor) * part) / all)
