import 'server-only'
import { authorize, scopeOf, type ObjectPermission } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import { NotFoundError } from '@/platform/errors'

/**
 * A sent revision that somebody answers, with what the answer is written and told by.
 * @param permission a buyer's, for the quote; null where staff have been let in before
 * @throws NotFoundError also for somebody else's quote, and for what wasn't sent; ForbiddenError
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
