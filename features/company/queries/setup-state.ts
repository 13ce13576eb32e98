import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'

/** People who may propose or decide where the house's money goes: a bank account takes two. */
export async function moneyPeople(actor: Actor): Promise<number> {
  authorize(actor, 'setting.read')
  return db.user.count({ where: { role: 'STAFF', roles: { hasSome: ['owner', 'finance'] } } })
}
