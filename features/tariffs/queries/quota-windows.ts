import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { type Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { QuotaEntryKind } from '@/platform/db/generated/enums'
import { openingPercent, projectedExhaustion, statusOn, type QuotaStatus } from '../engine/quota'
import { subtract, text, type Rational } from '../engine/rational'
import { kilogramsOf, notBelowZero, taken } from '../rules/quota-ledger'

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
  /** the day it fills up if it goes on like this; null when not before its end */
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
  }[]
}

/** All periods with their ledgers, the latest first. */
export async function listQuotaWindows(
  actor: Actor,
  today: string,
  now = new Date(),
): Promise<QuotaWindowView[]> {
  authorize(actor, 'tariff.edit')
  const windows = await db.quotaWindow.findMany({
    include: { entries: { orderBy: { createdAt: 'desc' } } },
    orderBy: [{ orderNumber: 'asc' }, { fromDay: 'desc' }],
  })
  return windows.map((window) => {
    const used = taken(window.entries, now)
    const volume = kilogramsOf(window.volume)
    const definition = {
      from: window.fromDay,
      to: window.toDay,
      volume: text(volume),
      criticalThresholdPercent: window.criticalThresholdPercent.toString(),
    }
    return {
      id: window.id,
      version: window.version,
      orderNumber: window.orderNumber,
      from: window.fromDay,
      to: window.toDay,
      volume: text(volume),
      taken: text(used),
      remaining: notBelowZero(subtract(volume, used)),
      shareIfTogether: shareIfTogether(volume, window.entries, now),
      basis: window.basis,
      status: statusOn(definition, notBelowZero(used), today),
      projectedExhaustion:
        today >= window.fromDay && today <= window.toDay
          ? projectedExhaustion(definition, notBelowZero(used), today)
          : null,
      ledger: window.entries.map(
        ({ id, kind, kilograms: each, note, actor, createdAt, expiresAt }) => {
          const expired = expiresAt !== null && expiresAt <= now
          const released = window.entries.some(
            (other) => other.kind === 'RELEASE' && other.adjusts === id,
          )
          return {
            id,
            kind,
            kilograms: each.toString(),
            note,
            actor,
            createdAt,
            expired,
            releasable: kind === 'RESERVATION' && !expired && !released,
          }
        },
      ),
    }
  })
}

/** Customs' bulletin may say that less is left than was reserved: then what is presented at once shares it. */
function shareIfTogether(
  volume: Rational,
  entries: Parameters<typeof taken>[0],
  now: Date,
): string | null {
  const used = taken(
    entries.filter(({ kind }) => kind === 'BULLETIN'),
    now,
  )
  const reserved = taken(
    entries.filter(({ kind }) => kind !== 'BULLETIN'),
    now,
  )
  const percent = openingPercent(notBelowZero(subtract(volume, used)), notBelowZero(reserved))
  return percent === '100' ? null : percent
}
