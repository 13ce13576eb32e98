import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { cancelReminders } from '@/features/reminders/commands/cancel-reminders'
import { TO_BUYERS } from '@/features/reminders/rules/answers'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { recordAudit } from '@/platform/audit'
import { NotFoundError } from '@/platform/errors'
import { lifeFacts } from '../queries/life-facts'
import { assertOpen, holdLife } from './hold-life'
import { composeNext, insertDraft } from './next-revision'

/**
 * Opens the next revision as a draft, a copy of the last one at today's rates. The sent one stays
 * valid until the new one is sent. Repeating it answers the same draft.
 * @throws ConflictError 'accepted' once the quote is, or another reason against it
 */
export async function reviseQuote(context: Context, serial: number): Promise<{ revision: number }> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorize(actor, 'quote.edit')
  const rules = await rulesInForce()
  const quote = await database.quote.findUnique({
    where: { serial },
    include: { revisions: { orderBy: { number: 'desc' }, take: 1 } },
  })
  const last = quote?.revisions[0]
  if (!quote || !last) throw new NotFoundError(`quote ${serial}`)
  const facts = await lifeFacts(database, quote.id)
  if (facts.drafting) return { revision: last.number }
  assertOpen('revise', facts, now)
  const document = await composeNext(last, {}, rules, now)
  await inTransaction(context, async (tx) => {
    // Of two at once the second finds the first one's draft.
    const life = await holdLife(tx, quote.id)
    if (life.drafting) return
    assertOpen('revise', life, now)
    if (!(await insertDraft(tx, quote.id, document, [actor.userId]))) return
    // Its buyer isn't reminded of a quote that is being revised.
    await cancelReminders(tx, quote.requestId, { kinds: TO_BUYERS, answer: 'revised', now })
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
