import 'server-only'
import { authorize, rolesWith } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf, type Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { SETTINGS_TOLD, type WrittenOnce } from '@/platform/setting'
import { isSamePerson, type OwnWork } from '../rules/second-person'

/** A setting, and who made it. */
export interface SetOwnWork extends OwnWork, WrittenOnce {
  id: string
  version: number
}

/** The most approvers that are named. */
const MOST_NAMED = 50

const NEWEST_FIRST = {
  version: 'desc',
} as const satisfies Prisma.OwnWorkRuleOrderByWithRelationInput

/**
 * The setting in force: whether authors may approve their own work at the tariff desk.
 * @throws Error when there is none: nothing is approved without a rule
 */
export const ownWork = (
  tx: Pick<Prisma.TransactionClient, 'ownWorkRule'> = db,
): Promise<SetOwnWork> => tx.ownWorkRule.findFirstOrThrow({ orderBy: NEWEST_FIRST })

/** The setting in force and those before it, the newest first. */
export async function listOwnWork(actor: Actor): Promise<SetOwnWork[]> {
  authorize(actor, 'tariff.read')
  return db.ownWorkRule.findMany({ orderBy: NEWEST_FIRST, take: SETTINGS_TOLD })
}

/**
 * What the author of a change is told about approving it: whether the desk lets them, and the names of the others
 * who may.
 * @returns null for a change of somebody else's
 */
export async function ownWorkOf(
  actor: Actor,
  { createdBy, createdById }: { createdBy: string; createdById: string | null },
): Promise<{ allowed: boolean; names: string[] } | null> {
  authorize(actor, 'tariff.read')
  const own = { id: auditActor(actor).id, name: nameOf(actor) }
  if (!isSamePerson({ id: createdById, name: createdBy }, own)) return null
  const [{ allowed }, others] = await Promise.all([
    ownWork(),
    db.user.findMany({
      where: {
        roles: { hasSome: rolesWith('tariff.publish') },
        ...(own.id === null ? {} : { id: { not: own.id } }),
      },
      orderBy: { name: 'asc' },
      select: { name: true },
      take: MOST_NAMED,
    }),
  ])
  return { allowed, names: others.map(({ name }) => name) }
}
