import 'server-only'
import type { Context } from '@/features/accounts/context'
import { openGate } from '@/features/orders/commands/receive-money'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * Parts of the payment plan that wait for the goods are owed once all of them have come so far: inspected and ready,
 * then sent. In the transaction of the deed, after it.
 */
export async function openGoodsGates(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  orderId: string,
): Promise<void> {
  const lines = await within.transaction.orderLine.findMany({
    where: { orderId },
    select: { quantity: true, ready: true, shipped: true },
  })
  if (lines.every(({ quantity, ready }) => ready >= quantity)) {
    await openGate(within, orderId, 'inspection_passed')
    await openGate(within, orderId, 'ready_to_ship')
  }
  if (lines.every(({ quantity, shipped }) => shipped >= quantity))
    await openGate(within, orderId, 'documents_released')
}
