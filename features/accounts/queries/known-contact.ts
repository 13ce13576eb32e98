import 'server-only'
import { db } from '@/platform/db/client'
import type { Actor } from '../rules/actor'

/** What a form need not ask a signed-in buyer; null for everybody else. */
export async function knownContact(actor: Actor): Promise<{
  companyName: string
  contactName: string
  contactEmail: string
  /** their own choice; empty for none */
  currency: string
} | null> {
  if (actor.kind !== 'member') return null
  const [company, user] = await Promise.all([
    actor.companyId
      ? db.company.findUnique({ where: { id: actor.companyId }, select: { name: true } })
      : null,
    db.user.findUnique({ where: { id: actor.userId }, select: { currency: true } }),
  ])
  return {
    companyName: company?.name ?? '',
    contactName: actor.name,
    contactEmail: actor.email,
    currency: user?.currency ?? '',
  }
}
