import 'server-only'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import type { Context } from '../context'
import { auditActor } from '../rules/actor'
import { authorize } from '../rules/permissions'

/**
 * Puts the actor, whose address has just been proved, into the company that has asked for quotes
 * from this very address; without one, they get a company when they first send a request. Safe to repeat.
 */
export async function joinCompany(context: Context): Promise<void> {
  const { actor } = context
  authorize(actor, 'company.join')
  const { userId: id, email } = actor
  await inTransaction(context, async (tx) => {
    const contact = await tx.contact.findUnique({ where: { email: email.toLowerCase() } })
    if (!contact) return
    const joined = await tx.user.updateMany({
      where: { id, role: 'BUYER', companyId: null, emailVerified: true },
      data: { companyId: contact.companyId },
    })
    if (joined.count === 0) return
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.join',
      objectType: 'company',
      objectId: contact.companyId,
    })
  })
}
