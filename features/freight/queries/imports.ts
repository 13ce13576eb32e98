import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { mayReview } from '../rules/review'

/** Only so many files are listed, newest first; the audit has the older ones. */
const TOLD = 50

/** An imported file of rate cards, and how far it is reviewed. */
export interface TakenCards {
  serial: number
  lanes: string[]
  added: number
  ended: number
  withdrawn: number
  takenBy: string
  takenAt: Date
  isDemo: boolean
  /** rows in force that nobody has reviewed */
  unread: number
  reviewedBy: string[]
  /** whether the actor may review it */
  mayReview: boolean
}

/** The imported files of rate cards. */
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

/** The lanes with rows in force, by name. */
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
