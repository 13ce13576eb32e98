import type { QuoteDocument } from '@/features/quotes/schema'

/** What one shipment bears of what is the whole order’s. Pure. */

/** Pieces of a line by its id in the signed document. */
export type Pieces = ReadonlyMap<string, number>

interface Packed {
  cartons: readonly { lineId: string; fromNumber: number; toNumber: number; pieces: number }[]
}

/**
 * Pieces that shipments took, by the line of the signed document.
 * @param lineIds of it, by those of the order’s lines
 */
export function piecesIn(
  shipments: readonly Packed[],
  lineIds: ReadonlyMap<string, string>,
): Map<string, number> {
  const pieces = new Map<string, number>()
  for (const { cartons } of shipments)
    for (const { lineId, fromNumber, toNumber, pieces: each } of cartons) {
      const id = lineIds.get(lineId) ?? ''
      pieces.set(id, (pieces.get(id) ?? 0) + (toNumber - fromNumber + 1) * each)
    }
  return pieces
}

/** Lines of goods of the signed document. */
export const goodsLines = ({ draft }: Pick<QuoteDocument, 'draft'>) =>
  draft.lines.filter(({ kind, quantity }) => kind !== 'charge' && quantity > 0)

/**
 * What a shipment bears of an amount of the whole order: as much as the share of the goods that have left by then,
 * without what the shipments before it bore. The last one bears what rounding left.
 * @param before pieces that the shipments before it took @param sent pieces of this one
 */
export function shipmentShare(
  document: Pick<QuoteDocument, 'draft'>,
  before: Pieces,
  sent: Pieces,
): (amountMinor: number) => number {
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
  return (amountMinor) => share(amountMinor, now, all) - share(amountMinor, earlier, all)
}

/** A share of an amount, towards zero. */
const share = (amountMinor: number, part: bigint, all: bigint): number =>
  all === 0n ? 0 : Number((BigInt(amountMinor) * part) / all)
