import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'

/** Number of people who may propose or approve where the house's money goes: a bank account takes two. */
export async function moneyPeople(actor: Actor): Promise<number> {
  authorize(actor, 'setting.read')
  return db.user.count({ where: { role: 'STAFF', roles: { hasSome: ['owner', 'finance'] } } })
}
