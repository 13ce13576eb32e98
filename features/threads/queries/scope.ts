import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { may, scopeOf, type TradeObject } from '@/features/accounts/rules/permissions'
import type { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'

/** Whose a thread is, and who reads it. */
export interface ThreadOf extends TradeObject {
  requestId: string
  serial: number
  contactId: string
  contactName: string
  contactEmail: string
  /** of the requests that were merged into this one */
  mergedIds: string[]
  /** it was merged into another */
  isMerged: boolean
}

/**
 * The thread of a request, for actors who may read it.
 * @throws ForbiddenError; NotFoundError also for somebody else's
 */
export async function findThread(
  database: Prisma.TransactionClient,
  actor: Actor,
  serial: number,
): Promise<ThreadOf> {
  const { OR } = scopeOf(actor, 'thread.read')
  const scope: Prisma.QuoteRequestWhereInput = OR
    ? {
        OR: OR.map((one) => {
          if (!('requestId' in one)) return one
          const { requestId: id, ...rest } = one
          return { id, ...rest }
        }),
      }
    : {}
  const request = await database.quoteRequest.findFirst({
    where: { AND: [{ serial }, scope] },
    select: {
      id: true,
      serial: true,
      companyId: true,
      contactId: true,
      contactName: true,
      contactEmail: true,
      mergedIntoId: true,
      merged: { select: { id: true } },
    },
  })
  if (!request) throw new NotFoundError(`thread of request ${serial}`)
  const { id, merged, mergedIntoId, ...of } = request
  return {
    ...of,
    requestId: id,
    mergedIds: merged.map((each) => each.id),
    isMerged: mergedIntoId !== null,
  }
}

/** Whether an actor reads what staff say among themselves. */
export const readsInternal = (actor: Actor, thread: TradeObject): boolean =>
  actor.kind === 'staff' && may(actor, 'thread.read', thread)

/** The identity under which a reader's marks in a thread are stored. */
export function readerOf(
  actor: Actor,
  { contactId, contactName, contactEmail }: ThreadOf,
): { id: string; name: string; email: string; side: 'STAFF' | 'BUYER' } {
  switch (actor.kind) {
    case 'staff':
      return { id: actor.userId, name: actor.name, email: actor.email, side: 'STAFF' }
    case 'member':
      return { id: actor.userId, name: actor.name, email: actor.email, side: 'BUYER' }
    default:
      // The holder of a secret link counts as the person it was sent to.
      return { id: `contact:${contactId}`, name: contactName, email: contactEmail, side: 'BUYER' }
  }
}
