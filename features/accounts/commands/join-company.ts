import 'server-only'
import { db } from '@/platform/db/client'
import { recordAudit } from '@/platform/audit'

/**
 * Puts a person whose address has just been proved into the company that has
 * asked for quotes from this very address; without one, they get a company
 * when they first send a request. Safe to repeat.
 */
export async function joinCompany(user: {
  id: string
  email: string
  name: string
}): Promise<void> {
  await db.$transaction(async (tx) => {
    const contact = await tx.contact.findUnique({ where: { email: user.email.toLowerCase() } })
    if (!contact) return
    const joined = await tx.user.updateMany({
      where: { id: user.id, role: 'BUYER', companyId: null, emailVerified: true },
      data: { companyId: contact.companyId },
    })
    if (joined.count === 0) return
    await recordAudit(tx, {
      actor: { kind: 'member', id: user.id, name: user.name },
      action: 'company.join',
      objectType: 'company',
      objectId: contact.companyId,
    })
  })
}
