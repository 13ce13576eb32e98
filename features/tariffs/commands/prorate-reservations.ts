import 'server-only'
import { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import { typedDecimal } from '@/platform/typed-numbers'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { prorated } from '../engine/quota'
import { add, compare, rational, subtract, text, ZERO } from '../engine/rational'
import {
  askedOf,
  reservedKilograms,
  kilogramsOf,
  standing,
  usedKilograms,
} from '../rules/quota-ledger'
import { messagesOf } from '../rules/quota-entries'
import { lockWindow, nextWindowVersion, refuseStaleEntry } from './lock-window'

/** What customs granted of a reservation, percent. */
const shareGranted = typedDecimal(6, schemaWords.percentage).pipe(
  z.string().regex(/^(100|\d{1,2}(\.\d+)?)$/, schemaWords.percentage_share),
)

/**
 * Cuts the reservations of a period to the share that customs announced for its opening, in whole units of all of
 * them together (19 CFR 132.12); more than is left in the period is refused. Another share, entered later, reopens
 * or cuts further: the ledger keeps each step.
 * @param input.version of the period when the form was opened
 * @throws NotFoundError, InvalidInputError; StaleEntriesError where somebody has entered another since
 */
export async function prorateReservations(
  context: Context,
  input: { windowId: string; percent: string; version: number },
): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'tariff.publish')
  const percent = shareGranted.safeParse(input.percent)
  if (!percent.success) throw new InvalidInputError({ percent: messagesOf(percent.error) })
  if (!z.uuid().safeParse(input.windowId).success) throw new NotFoundError('quota window')
  await inTransaction(context, async (tx) => {
    const window = await lockWindow(tx, input.windowId)
    if (!window) throw new NotFoundError('quota window')
    await refuseStaleEntry(tx, window, input.version, { action: 'quota.prorate', field: 'percent' })
    const entries = await tx.quotaEntry.findMany({ where: { windowId: window.id } })
    const reservations = standing(entries, now)
    const granted = prorated(
      // Customs grants its share of what is presented, whatever our ledger has left.
      reservations.map((each) => ({ id: each.id, quantity: text(askedOf(each, entries).asked) })),
      percent.data,
    )
    const changes = new Map(
      reservations.map((entry) => [
        entry.id,
        subtract(rational(granted.get(entry.id) ?? '0'), reservedKilograms(entry, entries)),
      ]),
    )
    const gained = [...changes.values()].reduce(add, ZERO)
    const available = subtract(kilogramsOf(window.volume), usedKilograms(entries, now))
    if (gained.n > 0n && compare(gained, available) > 0)
      throw new InvalidInputError({
        percent: [
          { code: 'refusals.share_above_left', values: { percent: { decimal: percent.data } } },
        ],
      })
    for (const entry of reservations) {
      const change = changes.get(entry.id) ?? ZERO
      if (change.n === 0n) continue
      await tx.quotaEntry.create({
        data: {
          windowId: window.id,
          kind: 'PRORATION',
          kilograms: text(change),
          adjusts: entry.id,
          note: `${entry.note}: ${percent.data}%`,
          actor: nameOf(actor),
          expiresAt: entry.expiresAt,
        },
      })
    }
    await cacheChanged(tx, [TARIFFS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quota.prorate',
      objectType: 'quota_window',
      objectId: window.id,
      after: { percent: percent.data, version: await nextWindowVersion(tx, window.id) },
    })
  })
}
