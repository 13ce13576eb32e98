import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { mayReview } from '../rules/review'

/** So many files are told, the newest first: who looks further asks the audit. */
const TOLD = 50

/** A file of rate cards that was taken, and how far it is read over. */
export interface TakenCards {
  serial: number
  lanes: string[]
  added: number
  ended: number
  withdrawn: number
  takenBy: string
  takenAt: Date
  isDemo: boolean
  /** rows that count and that nobody has read over */
  unread: number
  reviewedBy: string[]
  /** whether who asks may say that they were read over */
  mayReview: boolean
}

/** The files of rate cards that were taken. */
export async function takenCards(actor: Actor): Promise<TakenCards[]> {
  authorize(actor, 'freight.read')
  const files = await db.freightImport.findMany({ orderBy: { serial: 'desc' }, take: TOLD })
  const rows = await db.freightRate.groupBy({
    by: ['importId', 'reviewedBy'],
    where: { importId: { in: files.map(({ id }) => id) }, withdrawnAt: null },
    _count: true,
  })
  return files.map(({ id, takenById, ...file }) => {
    const own = rows.filter(({ importId }) => importId === id)
    return {
      ...file,
      unread: own.find(({ reviewedBy }) => reviewedBy === null)?._count ?? 0,
      reviewedBy: own.flatMap(({ reviewedBy }) => reviewedBy ?? []),
      mayReview: mayReview(actor, takenById),
    }
  })
}

/** The lanes that are held, by name. */
export async function heldLanes(actor: Actor): Promise<string[]> {
  authorize(actor, 'freight.read')
  const lanes = await db.freightRate.findMany({
    where: { withdrawnAt: null },
    distinct: ['lane'],
    orderBy: { lane: 'asc' },
    select: { lane: true },
  })
  return lanes.map(({ lane }) => lane)
}
