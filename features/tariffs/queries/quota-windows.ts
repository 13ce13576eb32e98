import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { type Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { QuotaEntry } from '@/platform/db/generated/client'
import type { QuotaEntryKind } from '@/platform/db/generated/enums'
import { openingPercent, projectedExhaustion, statusOn, type QuotaStatus } from '../engine/quota'
import { subtract, text, type Rational } from '../engine/rational'
import {
  askedOf,
  depositNear,
  reservedKilograms,
  kilogramsOf,
  notBelowZero,
  standing,
  usedKilograms,
} from '../rules/quota-ledger'

export interface QuotaWindowView {
  id: string
  version: number
  orderNumber: string
  from: string
  to: string
  /** kilograms, decimals */
  volume: string
  taken: string
  remaining: string
  /** what each reservation gets if all are presented at once, percent; null where all of them fit */
  shareIfTogether: string | null
  basis: string
  status: QuotaStatus
  /** the day it fills up at the rate so far; null when not before its end */
  projectedExhaustion: string | null
  ledger: {
    id: string
    kind: QuotaEntryKind
    kilograms: string
    note: string
    actor: string
    createdAt: Date
    expired: boolean
    releasable: boolean
    /** of an active reservation */
    claim: {
      /** what it holds after its day's sharing and customs' proration, and what it asked for; kilograms */
      held: string
      asked: string
      /** day its goods are expected to enter; null for reservations from before it was stored */
      entryDay: string | null
      /**
       * beyond the duty within the quota, while the period is as full as now: it comes back where the quota is
       * granted
       */
      deposit: { amountMinor: number; currency: string } | null
    } | null
  }[]
}

/** All periods with their ledgers, the latest first. */
export async function listQuotaWindows(
  actor: Actor,
  today: string,
  now = new Date(),
): Promise<QuotaWindowView[]> {
  authorize(actor, 'tariff.read')
  const windows = await db.quotaWindow.findMany({
    include: { entries: { orderBy: { createdAt: 'desc' } } },
    orderBy: [{ orderNumber: 'asc' }, { fromDay: 'desc' }],
  })
  return windows.map((window) => {
    const usedNow = usedKilograms(window.entries, now)
    const volume = kilogramsOf(window.volume)
    const definition = {
      from: window.fromDay,
      to: window.toDay,
      volume: text(volume),
      criticalThresholdPercent: window.criticalThresholdPercent.toString(),
    }
    const status = statusOn(definition, notBelowZero(usedNow), today)
    const standingIds = new Set(standing(window.entries, now).map(({ id }) => id))
    return {
      id: window.id,
      version: window.version,
      orderNumber: window.orderNumber,
      from: window.fromDay,
      to: window.toDay,
      volume: text(volume),
      taken: text(usedNow),
      remaining: notBelowZero(subtract(volume, usedNow)),
      shareIfTogether: shareIfTogether(volume, window.entries, now),
      basis: window.basis,
      status,
      projectedExhaustion:
        today >= window.fromDay && today <= window.toDay
          ? projectedExhaustion(definition, notBelowZero(usedNow), today)
          : null,
      ledger: window.entries.map((entry) => {
        const { id, kind, kilograms: each, note, actor: by, createdAt, expiresAt } = entry
        const stands = standingIds.has(id)
        return {
          id,
          kind,
          kilograms: each.toString(),
          note,
          actor: by,
          createdAt,
          expired: expiresAt !== null && expiresAt <= now,
          releasable: stands,
          claim: stands ? claimOf(entry, window.entries, status) : null,
        }
      }),
    }
  })
}

/** The state of a reservation: what it holds, and its deposit. */
function claimOf(
  entry: QuotaEntry,
  entries: readonly QuotaEntry[],
  status: QuotaStatus,
): QuotaWindowView['ledger'][number]['claim'] {
  const reserved = reservedKilograms(entry, entries)
  const { asked, atRiskMinor } = askedOf(entry, entries)
  const { currency, entryDay } = entry
  return {
    held: text(reserved),
    asked: text(asked),
    entryDay,
    deposit:
      atRiskMinor === null || currency === null
        ? null
        : { amountMinor: depositNear(status, { atRiskMinor, asked, held: reserved }), currency },
  }
}

/** By customs' bulletin less may be left than was reserved: then what is presented at once shares it. */
function shareIfTogether(
  volume: Rational,
  entries: Parameters<typeof usedKilograms>[0],
  now: Date,
): string | null {
  const used = usedKilograms(
    entries.filter(({ kind }) => kind === 'BULLETIN'),
    now,
  )
  const reserved = usedKilograms(
    entries.filter(({ kind }) => kind !== 'BULLETIN'),
    now,
  )
  const percent = openingPercent(notBelowZero(subtract(volume, used)), notBelowZero(reserved))
  return percent === '100' ? null : percent
}
