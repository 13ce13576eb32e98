import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { recordAudit } from '@/platform/audit'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { composeNext, insertDraft } from './next-revision'

/**
 * Opens the next revision as a draft, a copy of the last one at today's rates.
 * The sent one stands until the new one is sent. Asked twice, answers the same draft.
 * @throws ConflictError 'accepted' once the quote is signed
 */
export async function reviseQuote(context: Context, serial: number): Promise<{ revision: number }> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorize(actor, 'quote.edit')
  const rules = await rulesInForce()
  const quote = await database.quote.findUnique({
    where: { serial },
    include: { acceptance: true, revisions: { orderBy: { number: 'desc' }, take: 1 } },
  })
  const last = quote?.revisions[0]
  if (!quote || !last) throw new NotFoundError(`quote ${serial}`)
  if (quote.acceptance) throw new ConflictError('accepted')
  if (last.state === 'DRAFT') return { revision: last.number }
  const document = await composeNext(last, {}, rules, now)
  await inTransaction(context, async (tx) => {
    if (await insertDraft(tx, quote.id, document, [actor.userId]))
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'quote.revise',
        objectType: 'quote',
        objectId: quote.id,
        after: { revision: document.revision },
      })
  })
  return { revision: document.revision }
}
