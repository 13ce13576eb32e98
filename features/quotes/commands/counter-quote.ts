import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorizeKind } from '@/features/accounts/rules/permissions'
import { planReminders, reminderTerms } from '@/features/reminders/commands/plan-reminders'
import { ofRequest } from '@/features/reminders/rules/due'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { queueMail } from '@/platform/mail'
import { schemaWords } from '@/platform/validation-words'
import { counterQuoteSchema, type CounterChanges } from '../counter-schema'
import { quoteCounteredMail } from '../mails/answer-letters'
import { readCounter } from '../queries/priced-counter'
import { asksTerms } from '../rules/counter'
import { TRANSITIONS } from '../rules/life'
import { assertOpen, holdLife } from './hold-life'
import { notifySeller } from './notify-seller'

const asksNothing = (changes: CounterChanges): boolean =>
  changes.words === '' &&
  !asksTerms(changes) &&
  changes.lines.every((line) => Object.keys(line).length === 1)

/**
 * Records a buyer's changes to the revision that they read, bound to its hash and priced here. The
 * quote can't be signed until the house has answered. One key counters only once.
 * @returns id of the counter, and its total in the quote's currency
 * @throws InvalidInputError, NotFoundError also for somebody else's quote, SupersededError with
 *   what changed since, ConflictError where it isn't open, or 'altered'
 */
export async function counterQuote(
  context: Context,
  input: unknown,
): Promise<{ id: string; totalMinor: number }> {
  const { actor, now } = context
  authorizeKind(actor, 'quote.counter')
  const { revision, document, changes, priced } = await readCounter(context, input)
  const keyed = counterQuoteSchema.safeParse(input)
  if (!keyed.success) throw InvalidInputError.fromZod(keyed.error)
  const { idempotencyKey, documentHash } = keyed.data
  const totalMinor = priced.asked.totalMinor
  const earlier = await databaseOf(context).quoteCounter.findUnique({ where: { idempotencyKey } })
  if (earlier) {
    if (earlier.revisionId !== revision.id) throw new ConflictError('key_used')
    return { id: earlier.id, totalMinor }
  }
  if (asksNothing(changes)) throw new InvalidInputError({ words: [schemaWords.no_change] })
  const counterId = randomUUID()
  // Outside the transaction: inside it, composing the letter would wait for a second connection
  // while holding one, and with as many at once as there are connections all would wait for each
  // other.
  const [terms, mail] = await Promise.all([
    reminderTerms(),
    quoteCounteredMail({ document, counterId, totalMinor, words: changes.words }),
  ])
  return inTransaction(context, async (tx, within) => {
    const facts = await holdLife(tx, revision.quoteId)
    // Of two clicks the second finds the counter of the first.
    const twin = await tx.quoteCounter.findUnique({ where: { idempotencyKey } })
    if (twin) return { id: twin.id, totalMinor }
    assertOpen('counter', facts, now)
    const still = await tx.quoteRevision.count({
      where: { id: revision.id, state: 'SENT', documentHash },
    })
    if (still === 0) throw new ConflictError('superseded')
    const { kind, id: actorId, name } = auditActor(actor)
    await tx.quoteCounter.create({
      data: {
        id: counterId,
        quoteId: revision.quoteId,
        revisionId: revision.id,
        documentHash,
        changes,
        effect: priced.asked,
        idempotencyKey,
        actorKind: kind,
        actorId,
        actorName: name,
        createdAt: now,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: TRANSITIONS.counter.audit,
      objectType: 'quote',
      objectId: revision.quoteId,
      before: { totalMinor: document.totalMinor },
      after: { totalMinor, lines: changes.lines.length, hash: documentHash },
    })
    await addEntry(within, {
      requestId: revision.quote.requestId,
      kind: 'EVENT',
      event: 'countered',
      values: { revision: revision.number, lines: changes.lines.length },
      cause: `countered:${counterId}`,
    })
    await planReminders(
      tx,
      { requestId: revision.quote.requestId, since: now },
      ofRequest(now, terms),
    )
    await queueMail(tx, mail)
    await notifySeller(tx, {
      kind: 'quote-countered',
      cause: `quote-countered:${counterId}`,
      quoteSerial: document.quoteSerial,
      request: revision.quote.request,
      sentById: revision.sentById,
    })
    return { id: counterId, totalMinor }
  })
}
