import 'server-only'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import type { Context } from '../context'
import { auditActor } from '../rules/actor'
import { authorize } from '../rules/permissions'
import { becomeMember } from './become-member'

/**
 * Adds the actor, whose address has just been verified, to the company that has requested quotes from this very
 * address, so that a former guest finds their requests. Without such a company they get one with their first request.
 * Safe to repeat.
 */
export async function joinCompany(context: Context): Promise<void> {
  const { actor } = context
  authorize(actor, 'company.join')
  const { userId, email } = actor
  await inTransaction(context, async (tx) => {
    const contact = await tx.contact.findUnique({ where: { email: email.toLowerCase() } })
    if (!contact) return
    const roles = await becomeMember(tx, { userId, companyId: contact.companyId })
    if (!roles) return
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.join',
      objectType: 'company',
      objectId: contact.companyId,
      after: { roles },
    })
  })
}
