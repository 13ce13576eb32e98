import type { QuoteDocument } from '@/features/quotes/schema'

/** What one shipment bears of what is the whole order’s. Pure. */

/** Pieces of a line by its id in the signed document. */
export type Pieces = ReadonlyMap<string, number>

type Signed = Pick<QuoteDocument, 'draft'>

/** A shipment with the document that was in force when it left: the signed one, or as both sides amended it. */
export interface SentUnder<Document extends Signed = Signed> {
  document: Document
  sent: Pieces
}

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

/** Pieces of several shipments together, by line. */
export function allPieces(sent: readonly Pieces[]): Map<string, number> {
  const pieces = new Map<string, number>()
  for (const each of sent)
    for (const [id, count] of each) pieces.set(id, (pieces.get(id) ?? 0) + count)
  return pieces
}

/** Lines of goods of the signed document. */
export const goodsLines = ({ draft }: Signed) =>
  draft.lines.filter(({ kind, quantity }) => kind !== 'charge' && quantity > 0)

/** What goods weigh in the sharing: their price, and of goods that cost nothing the pieces. */
function weigher(document: Signed): (pieces: (id: string, quantity: number) => number) => bigint {
  const lines = goodsLines(document)
  const priced = lines.some(({ unitPriceMinor }) => unitPriceMinor > 0)
  return (pieces) =>
    lines.reduce(
      (sum, { id, quantity, unitPriceMinor }) =>
        sum + BigInt(pieces(id, quantity)) * BigInt(priced ? unitPriceMinor : 1),
      0n,
    )
}

/**
 * What the last of some shipments bears of an amount of the whole order: as much as the share of the goods that have
 * left by then, without what the shipments before it bore. The last of an order bears what rounding left. Where the
 * order was amended in between, what is left to bear is shared among the goods that are left, so that all shipments
 * together bear the amount in force.
 * @param shipments of an order up to that one, in order, each under the document of its time
 * @returns of what a document says of an amount (minor units, also below 0) the share of the last
 */
export function shipmentShare<Document extends Signed>(
  shipments: readonly SentUnder<Document>[],
): (amountOf: (document: Document) => number) => number {
  const steps = shipments.map(({ document, sent }, i) => {
    const weigh = weigher(document)
    const before = allPieces(shipments.slice(0, i).map((each) => each.sent))
    return {
      document,
      isAmended: i > 0 && shipments[i - 1]?.document !== document,
      all: weigh((_, quantity) => quantity),
      earlier: weigh((id) => before.get(id) ?? 0),
      now: weigh((id) => (before.get(id) ?? 0) + (sent.get(id) ?? 0)),
    }
  })
  return (amountOf) => {
    let borne = 0
    // Since the amendment: what was borne before it, and what of the goods had left.
    let base = { borne: 0, gone: 0n }
    let last = 0
    for (const { document, isAmended, all, earlier, now } of steps) {
      if (isAmended) base = { borne, gone: earlier }
      const left = amountOf(document) - base.borne
      const upTo = (gone: bigint) => share(left, gone - base.gone, all - base.gone)
      last = upTo(now) - upTo(earlier)
      borne += last
    }
    return last
  }
}

/** A share of an amount, towards zero. */
const share = (amountMinor: number, part: bigint, all: bigint): number =>
  all === 0n ? 0 : Number((BigInt(amountMinor) * part) / all)
