import 'server-only'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import type { Prisma } from '@/platform/db/generated/client'
import { newestSetting, type StoredSetting } from '@/platform/settings/read'

/**
 * Serializes changes of a setting: what it is compared with must still be the newest when its next version is written.
 */
export async function lockSetting(tx: Prisma.TransactionClient, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('setting'), hashtext(${name}))`
}

/** Writes the next version of a setting, and records it for audit and caches. The caller holds `lockSetting`. */
export async function writeVersion(
  tx: Prisma.TransactionClient,
  { actor, now }: Context,
  {
    name,
    texts,
    note,
    isDemo = false,
  }: Pick<StoredSetting, 'name' | 'texts' | 'note'> & { isDemo?: boolean },
): Promise<void> {
  const before = await newestSetting(name, tx)
  await tx.settingVersion.create({
    data: {
      name,
      version: (before?.version ?? 0) + 1,
      texts,
      note,
      setById: actor.kind === 'staff' ? actor.userId : null,
      setBy: nameOf(actor),
      setAt: now,
      isDemo,
    },
  })
  await cacheChanged(tx, [SETTINGS_TAG])
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'setting.set',
    objectType: 'setting',
    objectId: name,
    ...(before ? { before: before.texts } : {}),
    after: { ...texts, ...(note ? { note } : {}) },
  })
}
