import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import type { OrderAmendment, Prisma } from '@/platform/db/generated/client'
import { queueMails } from '@/platform/mail'
import { amendmentOfferedMails } from '../mails/amendment-letters'
import type { AmendedOrder } from '../queries/amend-facts'

/**
 * Signs an amendment for the house: from now on its buyer can sign it. The caller holds the lock of the order and
 * has checked the actor's right.
 */
export async function offerAmendment(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  order: AmendedOrder,
  { id, number, document, documentHash, totalMinor, currency }: OrderAmendment,
): Promise<void> {
  const { transaction: tx, actor, now } = within
  await tx.orderAmendment.update({
    where: { id, state: 'PROPOSED' },
    data: {
      state: 'OFFERED',
      houseSignedById: auditActor(actor).id,
      houseSignedBy: nameOf(actor),
      houseSignedAt: now,
    },
  })
  await recordOrderEvent(within, order, {
    action: 'amendment.offer',
    after: { amendment: number, hash: documentHash },
    event: 'amendment_offered',
    values: {
      order: order.serial,
      amendment: number,
      totalMinor: Number(totalMinor),
      currency,
    },
    cause: `amendment-offered:${id}`,
  })
  await queueMails(tx, await amendmentOfferedMails(tx, order, { id, document }))
}
