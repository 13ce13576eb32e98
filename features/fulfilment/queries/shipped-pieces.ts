import 'server-only'
import { amendmentDocumentSchema } from '@/features/quotes/amendment-schema'
import { signedRevision } from '@/features/quotes/queries/agreed-document'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Prisma } from '@/platform/db/generated/client'
import { piecesIn, type SentUnder } from '../rules/shipment-share'

/** The relations of an order that tell what left when, and under which document. */
export const SHIPPED = {
  revision: {
    select: {
      document: true,
      acceptance: { select: { picks: true } },
      answer: { select: { picks: true } },
    },
  },
  amendments: {
    where: { state: 'SIGNED' },
    orderBy: { number: 'asc' },
    select: { document: true, shipmentsBefore: true },
  },
  lines: { select: { id: true, lineId: true } },
  shipments: {
    orderBy: { number: 'asc' },
    include: { cartons: { orderBy: { fromNumber: 'asc' } } },
  },
} as const satisfies Prisma.OrderSelect

type Shipped = Prisma.OrderGetPayload<{ select: typeof SHIPPED }>

/**
 * Shipments of an order up to a given one, in order, each with the document that was in force when
 * it left.
 */
export function sentUpTo(
  { revision, amendments, lines, shipments }: Shipped,
  number: number,
): SentUnder<QuoteDocument>[] {
  const lineIds = new Map(lines.map(({ id, lineId }) => [id, lineId]))
  // One object for each document, so that comparing references tells them apart.
  const documents = [
    { document: signedRevision(revision), shipmentsBefore: 0 },
    ...amendments.map(({ document, shipmentsBefore }) => ({
      document: amendmentDocumentSchema.parse(document).document,
      shipmentsBefore: shipmentsBefore ?? 0,
    })),
  ]
  return shipments
    .filter((each) => each.number <= number)
    .flatMap((shipment) => {
      const found = documents.findLast(({ shipmentsBefore }) => shipment.number > shipmentsBefore)
      return found ? [{ document: found.document, sent: piecesIn([shipment], lineIds) }] : []
    })
}

/** A shipment with what left before it and in it, by lines of the signed document. */
export interface ShippedPieces {
  orderId: string
  currency: string
  /** in force when it left, with the buyer’s pick */
  document: QuoteDocument
  /** the shipments up to this one, which is the last */
  shipments: SentUnder<QuoteDocument>[]
}

/** What left in a shipment. The caller authorizes. */
export async function shippedPieces(
  database: Pick<Prisma.TransactionClient, 'shipment'>,
  shipmentId: string,
): Promise<ShippedPieces> {
  const { order, number } = await database.shipment.findUniqueOrThrow({
    where: { id: shipmentId },
    select: { number: true, order: { select: { id: true, currency: true, ...SHIPPED } } },
  })
  const shipments = sentUpTo(order, number)
  const last = shipments.at(-1)
  if (!last) throw new RangeError(`shipment ${shipmentId} is none of its order`)
  return { orderId: order.id, currency: order.currency, document: last.document, shipments }
}
