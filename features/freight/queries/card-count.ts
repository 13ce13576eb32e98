import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'

/** Whether there is any rate card valid today. */
export async function hasFreightCards(actor: Actor, now = new Date()): Promise<boolean> {
  authorize(actor, 'freight.read')
  const today = new Date(`${factoryDay(now)}T00:00:00Z`)
  const found = await db.freightRate.findFirst({
    where: { withdrawnAt: null, OR: [{ validTo: null }, { validTo: { gte: today } }] },
    select: { id: true },
  })
  return found !== null
}
