import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { rational, subtract, text } from '../engine/rational'
import { usedKilograms } from '../rules/quota-ledger'
import { kilograms, messagesOf } from '../rules/quota-entries'
import { lockWindow, nextWindowVersion, refuseStaleEntry } from './lock-window'
import { shareFreed } from './share-freed-quotas'

/**
 * Records the total that customs' bulletin reports as used; the difference to what we knew goes into the ledger.
 * @param input.version of the period when the form was opened
 * @throws NotFoundError, InvalidInputError; StaleEntriesError where somebody has entered another since
 */
export async function recordBulletin(
  context: Context,
  input: { windowId: string; used: string; version: number },
): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'tariff.publish')
  const bulletin = kilograms.safeParse(input.used)
  if (!bulletin.success) throw new InvalidInputError({ used: messagesOf(bulletin.error) })
  if (!z.uuid().safeParse(input.windowId).success) throw new NotFoundError('quota window')
  await inTransaction(context, async (tx) => {
    const window = await lockWindow(tx, input.windowId)
    if (!window) throw new NotFoundError('quota window')
    await refuseStaleEntry(tx, window, input.version, { action: 'quota.bulletin', field: 'used' })
    const entries = await tx.quotaEntry.findMany({
      where: { windowId: window.id, kind: 'BULLETIN' },
    })
    const delta = subtract(rational(bulletin.data), usedKilograms(entries, now))
    if (delta.n === 0n) return
    await tx.quotaEntry.create({
      data: {
        windowId: window.id,
        kind: 'BULLETIN',
        kilograms: text(delta),
        note: `bulletin: ${bulletin.data} kg used`,
        actor: nameOf(actor),
      },
    })
    // Customs may report less used than we knew: then there is more to share.
    if (delta.n < 0n)
      await shareFreed(tx, window, {
        now,
        by: nameOf(actor),
        because: `gets what customs’ bulletin of ${bulletin.data} kg leaves`,
      })
    await cacheChanged(tx, [TARIFFS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quota.bulletin',
      objectType: 'quota_window',
      objectId: window.id,
      after: { used: bulletin.data, version: await nextWindowVersion(tx, window.id) },
    })
  })
}
