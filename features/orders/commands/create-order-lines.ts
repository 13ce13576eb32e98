import 'server-only'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * Creates the lines of an order for the signed goods, to be made and shipped; a charge isn't goods.
 * @param after position of the last existing line
 */
export async function createOrderLines(
  tx: Prisma.TransactionClient,
  orderId: string,
  { draft }: Pick<QuoteDocument, 'draft'>,
  after = 0,
): Promise<void> {
  const goods = draft.lines.filter(({ kind, quantity }) => kind !== 'charge' && quantity > 0)
  await tx.orderLine.createMany({
    data: goods.map(({ id: lineId, title, sku, quantity, leadTimeDays }, i) => ({
      orderId,
      lineId,
      position: after + i + 1,
      title,
      sku,
      quantity,
      leadTimeDays,
    })),
  })
}
