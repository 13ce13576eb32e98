import 'server-only'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { cacheChanged } from '@/platform/cache/changed'
import { QUOTAS_TAG } from '@/platform/cache-tags'
import { inTransaction } from '@/platform/db/transaction'
import type { Prisma, QuotaEntry } from '@/platform/db/generated/client'
import { compare, rational, subtract, text, ZERO, type Rational } from '../engine/rational'
import {
  askedOf,
  changesOfMoment,
  kilogramsOf,
  reservedKilograms,
  standing,
  stillSharing,
  usedKilograms,
  type QuotaDemand,
} from '../rules/quota-ledger'
import { lockWindow } from './lock-window'
import { reserveQuota, shareEntry, sharing, type Reservation } from './reserve-quota'
import { shareFreed } from './share-freed-quotas'

/** What an order reserves of quotas after an amendment, by order number; 0 for quotas that aren’t named. */
export interface AmendedDemand extends Omit<Reservation, 'orderNumber' | 'kilograms' | 'atRisk'> {
  currency: string
  demands: ReadonlyMap<string, QuotaDemand>
}

/**
 * Adapts an order's quota reservations to an amendment that both sides signed: an increase takes what is left, or
 * its share on its day of entry, and a decrease goes to reservations that are short. A reservation that customs has
 * prorated never grows, and one that was given back or has expired isn’t made again. Entries are added to the
 * ledger; none is changed.
 */
export async function amendReservations(
  context: Context,
  { currency, demands, ...claim }: AmendedDemand,
): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'quota.reserve')
  await inTransaction(context, async (tx, within) => {
    const reservations = await tx.quotaEntry.findMany({
      where: { quoteId: claim.quoteId, kind: 'RESERVATION' },
      select: { id: true, windowId: true, window: { select: { orderNumber: true } } },
      orderBy: { windowId: 'asc' },
    })
    for (const { id, windowId, window } of reservations)
      await amend(tx, { id, windowId }, demands.get(window.orderNumber), {
        currency,
        by: claim.by,
        now,
      })
    const reservedQuotas = new Set(reservations.map(({ window }) => window.orderNumber))
    for (const [orderNumber, { kilograms, atRiskMinor }] of demands)
      if (!reservedQuotas.has(orderNumber))
        await reserveQuota(within, {
          ...claim,
          orderNumber,
          kilograms,
          atRisk: { amountMinor: atRiskMinor, currency },
        })
    await cacheChanged(tx, [QUOTAS_TAG])
  })
}

async function amend(
  tx: Prisma.TransactionClient,
  reserved: { id: string; windowId: string },
  demand: QuotaDemand = { kilograms: '0', atRiskMinor: 0 },
  { currency, by, now }: { currency: string; by: string; now: Date },
): Promise<void> {
  const window = await lockWindow(tx, reserved.windowId)
  if (!window) return
  const entries = await tx.quotaEntry.findMany({
    where: { windowId: window.id },
    orderBy: { createdAt: 'asc' },
  })
  const own = standing(entries, now).find(({ id }) => id === reserved.id)
  if (!own) return
  const demanded = rational(demand.kilograms)
  if (compare(askedOf(own, entries).asked, demanded) === 0) return
  const free = subtract(kilogramsOf(window.volume), usedKilograms(entries, now))
  const changes = changesOf(own, demanded, free, entries, now)
  await tx.quotaEntry.create({
    data: {
      windowId: window.id,
      kind: 'AMENDMENT',
      kilograms: text(changes.get(own.id) ?? ZERO),
      asked: demand.kilograms,
      atRiskMinor: demand.atRiskMinor,
      currency,
      adjusts: own.id,
      note: own.note,
      actor: by,
      expiresAt: own.expiresAt,
    },
  })
  await tx.quotaEntry.createMany({
    data: entries.flatMap((other) => {
      const change = other.id === own.id ? undefined : changes.get(other.id)
      return change ? [shareEntry(other, change, { note: own.note, by })] : []
    }),
  })
  await shareFreed(tx, window, { now, by, because: `gets what ${own.note} gave back` })
}

/** How much more or less the reservation, and those of its day of entry, hold, by id. */
function changesOf(
  own: QuotaEntry,
  demanded: Rational,
  free: Rational,
  entries: readonly QuotaEntry[],
  now: Date,
): ReadonlyMap<string, Rational> {
  const reserved = reservedKilograms(own, entries)
  const shares = stillSharing(entries, now).some(({ id }) => id === own.id)
  const isProrated = entries.some(({ kind, adjusts }) => kind === 'PRORATION' && adjusts === own.id)
  // Customs’ proration stands: the reservation can only shrink.
  if (isProrated)
    return new Map(
      compare(demanded, reserved) < 0 ? [[own.id, subtract(demanded, reserved)] as const] : [],
    )
  const others = shares
    ? sharing(entries, own.entryDay ?? '', now).filter(({ id }) => id !== own.id)
    : []
  return changesOfMoment(free, [
    ...others.map((each) => ({
      id: each.id,
      asked: text(askedOf(each, entries).asked),
      held: reservedKilograms(each, entries),
    })),
    { id: own.id, asked: text(demanded), held: reserved },
  ])
}
