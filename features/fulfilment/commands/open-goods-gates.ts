import 'server-only'
import type { Context } from '@/features/accounts/context'
import { openGate } from '@/features/orders/commands/receive-money'
import type { Prisma } from '@/platform/db/generated/client'
import { readGates } from '../queries/gates'

/**
 * Parts of the payment plan that wait for the goods are owed once all of them have come so far: inspected, ready, and
 * their documents handed over. In the transaction of the deed, after it.
 */
export async function openGoodsGates(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  orderId: string,
): Promise<void> {
  const gates = await readGates(within.transaction, orderId)
  for (const gate of ['inspection_passed', 'ready_to_ship', 'documents_released'] as const)
    if (gates[gate]) await openGate(within, orderId, gate)
}
