import 'server-only'
import type { Context } from '@/features/accounts/context'
import { notify } from '@/features/notifications/commands/notify'
import type { Prisma } from '@/platform/db/generated/client'
import { formatOrderNumber } from '@/platform/numbers'

/**
 * Notifies whoever watches payments that one needs a person, once for each occurrence.
 * @param occurrence names what happened to the payment
 * @param path where that person goes; the payment's own page by default
 */
export async function attentionTo(
  { transaction: tx }: Context & { readonly transaction: Prisma.TransactionClient },
  paymentId: string,
  occurrence: string,
  path = `/staff/finance/payments/${paymentId}`,
): Promise<void> {
  const { part } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: {
      part: {
        select: {
          order: {
            select: {
              serial: true,
              quote: { select: { request: { select: { companyName: true } } } },
            },
          },
        },
      },
    },
  })
  await notify(tx, {
    kind: 'payment-attention',
    cause: `payment-attention:${paymentId}:${occurrence}`,
    values: {
      company: part.order.quote.request.companyName,
      number: formatOrderNumber(part.order.serial),
    },
    path,
    to: { permission: 'payment.watch' },
  })
}
