import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { subtract, text, ZERO } from '../engine/rational'
import { reservedKilograms } from '../rules/quota-ledger'
import { lockWindow } from './lock-window'
import { shareFreed } from './share-freed-quotas'

/**
 * Releases a reservation before it expires: the ledger gains an entry against it, nothing is removed, and what it
 * held goes to reservations that are short. Once per reservation.
 * @throws InvalidInputError, NotFoundError, ConflictError 'not_reserved'
 */
export async function releaseReservation(context: Context, entryId: string): Promise<void> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorize(actor, 'tariff.publish')
  if (!z.uuid().safeParse(entryId).success)
    throw new InvalidInputError({ entryId: [{ code: 'refusals.ledger_entry_id' }] })
  const entry = await database.quotaEntry.findUnique({ where: { id: entryId } })
  if (!entry) throw new NotFoundError('quota entry')
  const { windowId, quoteId, note, expiresAt, kind } = entry
  if (kind !== 'RESERVATION' || (expiresAt && expiresAt <= now))
    throw new ConflictError('not_reserved')
  await inTransaction(context, async (tx) => {
    const window = await lockWindow(tx, windowId)
    // What is left after any proration. The entry expires with the reservation that it offsets, so that neither
    // counts afterwards.
    const reserved = reservedKilograms(
      entry,
      await tx.quotaEntry.findMany({ where: { adjusts: entry.id } }),
    )
    const { count } = await tx.quotaEntry.createMany({
      data: [
        {
          windowId,
          quoteId,
          kind: 'RELEASE',
          kilograms: text(subtract(ZERO, reserved)),
          adjusts: entry.id,
          note,
          actor: nameOf(actor),
          expiresAt,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return
    if (window)
      await shareFreed(tx, window, {
        now,
        by: nameOf(actor),
        because: `gets what ${note} gave back`,
      })
    await cacheChanged(tx, [TARIFFS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quota.release',
      objectType: 'quota_window',
      objectId: windowId,
      after: { kilograms: text(reserved), note },
    })
  })
}
