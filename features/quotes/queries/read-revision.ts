import 'server-only'
import { authorize, scopeOf, type ObjectPermission } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import { NotFoundError } from '@/platform/errors'

/**
 * A sent revision to be answered, with what the answer and its letters are written from.
 * @param permission a buyer's, for the quote; null where the caller has authorized staff
 * @throws NotFoundError also for somebody else's quote, and for a revision that wasn't sent;
 *   ForbiddenError
 */
export async function readRevision(
  within: Context,
  permission: ObjectPermission | null,
  { serial, revision: number }: { serial: number; revision: number },
) {
  const { actor } = within
  const revision = await databaseOf(within).quoteRevision.findFirst({
    where: {
      number,
      state: { not: 'DRAFT' },
      quote: { serial, ...scopeOf(actor, 'quote.read') },
    },
    include: { answer: true, quote: { include: { request: true, order: true } } },
  })
  if (!revision) throw new NotFoundError(`quote ${serial} revision ${number}`)
  if (permission) authorize(actor, permission, revision.quote)
  return revision
}
