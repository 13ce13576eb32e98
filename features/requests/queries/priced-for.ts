import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'

/** For whom a member looks at prices: their company, else themselves; null for who isn't signed in. */
export async function pricedFor(actor: Actor): Promise<string | null> {
  if (actor.kind !== 'member') return null
  if (actor.companyId === null) return actor.name
  const company = await db.company.findUnique({
    where: { id: actor.companyId },
    select: { name: true },
  })
  return company?.name ?? actor.name
}
