import 'server-only'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Prisma } from '@/platform/db/generated/client'
import { piecesIn, type Pieces } from '../rules/shipment-share'

/** A shipment with what left before it and in it, by lines of the signed document. */
export interface ShippedPieces {
  orderId: string
  currency: string
  /** as signed, by its pick */
  document: QuoteDocument
  before: Pieces
  sent: Pieces
}

/** What left in a shipment. The caller answers for who asks. */
export async function shippedPieces(
  database: Pick<Prisma.TransactionClient, 'shipment'>,
  shipmentId: string,
): Promise<ShippedPieces> {
  const shipment = await database.shipment.findUniqueOrThrow({
    where: { id: shipmentId },
    include: {
      order: {
        include: {
          revision: { select: AGREED },
          lines: { select: { id: true, lineId: true } },
          shipments: { include: { cartons: true } },
        },
      },
    },
  })
  const { order, number } = shipment
  const lineIds = new Map(order.lines.map(({ id, lineId }) => [id, lineId]))
  return {
    orderId: order.id,
    currency: order.currency,
    document: agreedDocument(order.revision),
    before: piecesIn(
      order.shipments.filter((each) => each.number < number),
      lineIds,
    ),
    sent: piecesIn(
      order.shipments.filter((each) => each.number === number),
      lineIds,
    ),
  }
}
