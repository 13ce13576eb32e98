import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'

/** What a person has chosen for themselves; null where nothing. */
export async function ownSettings(
  actor: Actor,
): Promise<{ locale: string | null; currency: string | null }> {
  authorize(actor, 'company.join')
  const user = await db.user.findUnique({
    where: { id: actor.userId },
    select: { locale: true, currency: true },
  })
  return { locale: user?.locale ?? null, currency: user?.currency ?? null }
}
