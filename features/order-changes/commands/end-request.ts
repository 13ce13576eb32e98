import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Prisma } from '@/platform/db/generated/client'
import type { CancelRequestEnd } from '@/platform/db/generated/enums'

/**
 * Ends a buyer's waiting request about an order.
 * @returns its id; null where none was waiting
 */
export async function endRequest(
  { transaction: tx, actor, now }: Context & { readonly transaction: Prisma.TransactionClient },
  orderId: string,
  end: CancelRequestEnd,
  answer = '',
): Promise<string | null> {
  const open = await tx.orderCancelRequest.findFirst({ where: { orderId, endedAt: null } })
  if (!open) return null
  await tx.orderCancelRequest.update({
    where: { id: open.id },
    data: {
      end,
      answer,
      endedById: auditActor(actor).id,
      endedBy: nameOf(actor),
      endedAt: now,
    },
  })
  return open.id
}
