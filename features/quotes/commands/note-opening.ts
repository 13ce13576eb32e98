import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { isMachine } from '../rules/opening'

const openingSchema = z.object({ serial: z.int(), revision: z.int() })

/**
 * Records that a buyer sees a sent revision for the first time. Later views, and views by programs,
 * aren't recorded.
 * @param userAgent as the browser sent it
 * @throws ForbiddenError, InvalidInputError, NotFoundError also for somebody else's quote and for a
 *   draft
 */
export async function noteOpening(
  context: Context,
  input: unknown,
  userAgent: string | null,
): Promise<void> {
  const { actor, now } = context
  const scope = scopeOf(actor, 'quote.open')
  const parsed = openingSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, revision: number } = parsed.data
  const revision = await databaseOf(context).quoteRevision.findFirst({
    where: { number, state: { not: 'DRAFT' }, quote: { serial, ...scope } },
    select: { id: true, quoteId: true, state: true, quote: { select: { requestId: true } } },
  })
  if (!revision) throw new NotFoundError(`revision ${number} of quote ${serial}`)
  if (revision.state !== 'SENT' || isMachine(userAgent)) return
  const { id, name } = auditActor(actor)
  await inTransaction(context, async (tx, within) => {
    const { count } = await tx.revisionOpening.createMany({
      data: { revisionId: revision.id, openedAt: now, openedById: id, openedBy: name },
      skipDuplicates: true,
    })
    if (count === 0) return
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quote.open',
      objectType: 'quote',
      objectId: revision.quoteId,
      after: { revision: number },
    })
    await addEntry(within, {
      requestId: revision.quote.requestId,
      kind: 'VIEW',
      values: { revision: number },
      cause: `revision-opened:${revision.id}`,
    })
  })
}
