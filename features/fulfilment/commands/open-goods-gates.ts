import 'server-only'
import type { Context } from '@/features/accounts/context'
import { openGate } from '@/features/orders/commands/receive-money'
import type { Prisma } from '@/platform/db/generated/client'
import { readGates } from '../queries/gates'

/**
 * Opens the payment parts that wait for the goods, once all of the goods have come that far:
 * inspected, ready, and their documents handed over. Runs in the transaction of the action, after
 * it.
 */
export async function openGoodsGates(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  orderId: string,
): Promise<void> {
  const gates = await readGates(within.transaction, orderId)
  for (const gate of ['inspection_passed', 'ready_to_ship', 'documents_released'] as const)
    if (gates[gate]) await openGate(within, orderId, gate)
}
