import type { QuoteDocument } from '@/features/quotes/schema'

/** The share of one shipment in an amount of the whole order. Pure. */

/** Pieces of a line by its id in the signed document. */
export type Pieces = ReadonlyMap<string, number>

type Signed = Pick<QuoteDocument, 'draft'>

/**
 * A shipment with the document in force when it left: the signed one, or as both sides amended it.
 */
export interface SentUnder<Document extends Signed = Signed> {
  document: Document
  sent: Pieces
}

interface Packed {
  cartons: readonly { lineId: string; fromNumber: number; toNumber: number; pieces: number }[]
}

/**
 * Pieces in a shipment’s cartons, by line of the signed document.
 * @param lineIds ids of the document’s lines, by ids of the order’s lines
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
export function allPieces(shipments: readonly Pieces[]): Map<string, number> {
  const pieces = new Map<string, number>()
  for (const each of shipments)
    for (const [id, count] of each) pieces.set(id, (pieces.get(id) ?? 0) + count)
  return pieces
}

/** Lines of goods of the signed document. */
export const goodsLines = ({ draft }: Signed) =>
  draft.lines.filter(({ kind, quantity }) => kind !== 'charge' && quantity > 0)

/**
 * The weight of goods in the sharing: their price, or the number of pieces where all goods are
 * free.
 */
function weigher(document: Signed): (pieces: (id: string, quantity: number) => number) => bigint {
  const lines = goodsLines(document)
  const hasPrice = lines.some(({ unitPriceMinor }) => unitPriceMinor > 0)
  return (pieces) =>
    lines.reduce(
      (sum, { id, quantity, unitPriceMinor }) =>
        sum + BigInt(pieces(id, quantity)) * BigInt(hasPrice ? unitPriceMinor : 1),
      0n,
    )
}

/**
 * The share of the last of some shipments in an amount of the whole order: proportional to the
 * goods that have left by then, less what earlier shipments bore. The last shipment of an order
 * bears what rounding left. Where the order was amended in between, the amount still to bear is
 * shared among the goods that are left, so that all shipments together bear the amount in force.
 * @param shipments of an order up to the one in question, in order, each with the document of its
 *   time
 * @returns a function from an amount of a document (minor units, also below 0) to the last
 *   shipment’s share of it
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
    // Since the last amendment: the amount borne before it, and the weight of goods that had left.
    let base = { borne: 0, gone: 0n }
    let last = 0
    for (const { document, isAmended, all, earlier, now } of steps) {
      if (isAmended) base = { borne, gone: earlier }
      const open = amountOf(document) - base.borne
      const upTo = (weight: bigint) => share(open, weight - base.gone, all - base.gone)
      last = upTo(now) - upTo(earlier)
      borne += last
    }
    return last
  }
}

/** A share of an amount, rounded towards zero. */
const share = (amountMinor: number, part: bigint, all: bigint): number =>
  all === 0n ? 0 : Number((BigInt(amountMinor) * part) / all)
