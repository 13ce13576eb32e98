import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Prisma } from '@/platform/db/generated/client'
import type { CancelRequestEnd } from '@/platform/db/generated/enums'

/** Ends what a buyer asked of an order, where something waits. @returns its id; null where nothing waited */
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
