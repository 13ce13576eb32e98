import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'

/** Whose prices a member sees: their company's, else their own; null for visitors who aren't signed in. */
export async function pricedFor(actor: Actor): Promise<string | null> {
  if (actor.kind !== 'member') return null
  if (actor.companyId === null) return actor.name
  const company = await db.company.findUnique({
    where: { id: actor.companyId },
    select: { name: true },
  })
  return company?.name ?? actor.name
}
