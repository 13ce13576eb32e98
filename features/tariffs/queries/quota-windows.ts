import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { type Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { QuotaEntryKind } from '@/platform/db/generated/enums'
import { projectedExhaustion, statusOn, type QuotaStatus } from '../engine/quota'
import { taken, written } from '../rules/quota-ledger'

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
    const volume = window.volume.mul(1000).toNumber()
    const definition = {
      from: window.fromDay,
      to: window.toDay,
      volume: written(volume),
      criticalThresholdPercent: window.criticalThresholdPercent.toString(),
    }
    return {
      id: window.id,
      version: window.version,
      orderNumber: window.orderNumber,
      from: window.fromDay,
      to: window.toDay,
      volume: written(volume),
      taken: written(used),
      remaining: written(Math.max(0, volume - used)),
      basis: window.basis,
      status: statusOn(definition, written(Math.max(0, used)), today),
      projectedExhaustion:
        today >= window.fromDay && today <= window.toDay
          ? projectedExhaustion(definition, written(Math.max(0, used)), today)
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
