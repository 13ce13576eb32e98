import 'server-only'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { cacheChanged } from '@/platform/cache/changed'
import { QUOTAS_TAG } from '@/platform/cache-tags'
import { inTransaction } from '@/platform/db/transaction'
import type { QuotaEntry } from '@/platform/db/generated/client'
import { subtract, text, ZERO, type Rational } from '../engine/rational'
import {
  askedOf,
  changesOfMoment,
  reservedKilograms,
  kilogramsOf,
  stillSharing,
  usedKilograms,
} from '../rules/quota-ledger'
import { lockWindow } from './lock-window'

export interface Reservation {
  orderNumber: string
  /** day whose period it draws from: the day by which the quote was rated */
  day: string
  /** day the goods are expected to enter; claims of one day share what is left; without a day, it shares with none */
  entryDay?: string
  /** kilograms asked for */
  kilograms: string
  /** what is due beyond the duty within the quota, if none of it falls within */
  atRisk?: { amountMinor: number; currency: string }
  quoteId: string
  note: string
  /** the name shown in the ledger: a guest's is the one they signed with */
  by: string
  expiresAt: Date
}

/**
 * Reserves as much as is left, never more: our planning claim, not a right with customs. Once per quote and window.
 * First come, first served; but claims expected to enter on one day are presented at one moment, so they share what
 * they hold together and what is left, in proportion to what they asked, and the ledger records it. What customs has
 * prorated stays as customs decided.
 * @returns kilograms it holds; "0" where no window is open that day
 */
export async function reserveQuota(
  context: Context,
  { orderNumber, day: on, kilograms: demanded, quoteId, ...claim }: Reservation,
): Promise<string> {
  const { actor, now } = context
  authorize(actor, 'quota.reserve')
  return inTransaction(context, async (tx) => {
    const window = await tx.quotaWindow.findFirst({
      where: { orderNumber, fromDay: { lte: on }, toDay: { gte: on } },
      select: { id: true },
    })
    const locked = window && (await lockWindow(tx, window.id))
    if (!locked) return '0'
    const entries = await tx.quotaEntry.findMany({
      where: { windowId: locked.id },
      orderBy: { createdAt: 'asc' },
    })
    const earlier = entries.find((each) => each.quoteId === quoteId && each.kind === 'RESERVATION')
    if (earlier) return text(reservedKilograms(earlier, entries))
    const others = claim.entryDay ? sharing(entries, claim.entryDay, now) : []
    const changes = changesOfMoment(
      subtract(kilogramsOf(locked.volume), usedKilograms(entries, now)),
      [
        ...others.map((each) => ({
          id: each.id,
          asked: text(askedOf(each, entries).asked),
          held: reservedKilograms(each, entries),
        })),
        { id: quoteId, asked: demanded, held: ZERO },
      ],
    )
    const granted = changes.get(quoteId) ?? ZERO
    if (granted.n === 0n) return '0'
    const { note, by, expiresAt } = claim
    await tx.quotaEntry.create({
      data: {
        windowId: locked.id,
        kind: 'RESERVATION',
        kilograms: text(granted),
        asked: demanded,
        entryDay: claim.entryDay ?? null,
        atRiskMinor: claim.atRisk?.amountMinor ?? null,
        currency: claim.atRisk?.currency ?? null,
        quoteId,
        note,
        actor: by,
        expiresAt,
      },
    })
    await tx.quotaEntry.createMany({
      data: others.flatMap((other) => {
        const change = changes.get(other.id)
        return change ? [shareEntry(other, change, { note, by })] : []
      }),
    })
    await cacheChanged(tx, [QUOTAS_TAG])
    return text(granted)
  })
}

/** Reservations expected to enter on one day that customs hasn't decided yet. */
export const sharing = (
  entries: readonly QuotaEntry[],
  entryDay: string,
  now: Date,
): QuotaEntry[] => stillSharing(entries, now).filter((each) => each.entryDay === entryDay)

/** An entry for what a reservation gives to, or gets from, another of its moment; it expires with the reservation. */
export const shareEntry = (
  { id, windowId, expiresAt, note }: QuotaEntry,
  change: Rational,
  other: { note: string; by: string },
) => ({
  windowId,
  kind: 'SHARE' as const,
  kilograms: text(change),
  adjusts: id,
  note: `${note}: shares its day of entry with ${other.note}`,
  actor: other.by,
  expiresAt,
})
