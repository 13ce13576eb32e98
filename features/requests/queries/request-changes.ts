import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { requestMovesSchema, type RequestMove } from '../rules/request-moves'

/** A buyer's changes in one go. */
export interface RequestChangeView {
  id: string
  by: string | null
  at: Date
  /** somebody of the house has seen it */
  seen: boolean
  moves: RequestMove[]
}

/** A buyer's changes of a request since it was sent, the newest first: for the house. */
export async function requestChanges(actor: Actor, serial: number): Promise<RequestChangeView[]> {
  authorize(actor, 'request.list')
  const rows = await db.requestChange.findMany({
    where: { request: { serial } },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(({ id, moves, actorName, createdAt, seenAt }) => ({
    id,
    by: actorName,
    at: createdAt,
    seen: seenAt !== null,
    moves: requestMovesSchema.parse(moves),
  }))
}
