import 'server-only'
import { z } from 'zod'
import { readGoods } from '@/features/fulfilment/commands/hold-goods'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { queueMails } from '@/platform/mail'
import { amendmentWaitsMails } from '../mails/amendment-letters'

/**
 * Asks owners and approvers of a company to sign an amendment that adds more than a colleague may sign for; each
 * person once, however often somebody tries. Nobody is asked once it is answered.
 */
export const amendmentWaitsJob = defineJob({
  name: 'order-changes.amendment-waits',
  payload: z.object({ amendmentId: z.uuid(), askedBy: z.string() }),
  handle: async ({ amendmentId, askedBy }) => {
    const amendment = await db.orderAmendment.findUnique({ where: { id: amendmentId } })
    if (amendment?.state !== 'OFFERED') return
    const order = await readGoods(db, { id: amendment.orderId })
    const approvers = await db.companyMember.findMany({
      where: {
        companyId: order.companyId,
        leftAt: null,
        roles: { hasSome: ['owner', 'approver'] },
        user: { emailVerified: true },
      },
      select: { user: { select: { email: true, locale: true } } },
    })
    const { id, document } = amendment
    const mails = await amendmentWaitsMails(
      order,
      { id, document, askedBy },
      approvers.map(({ user }) => user),
    )
    await db.$transaction((tx) => queueMails(tx, mails))
  },
})
