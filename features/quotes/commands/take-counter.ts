import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { counterChangesSchema, takeCounterSchema } from '../counter-schema'
import { priceChanges } from '../queries/priced-counter'
import { firstPicks, pickedDocument } from '../rules/choices'
import { takenChanges } from '../rules/counter'
import { TRANSITIONS } from '../rules/life'
import { revisionFigures } from '../rules/revision-figures'
import { quoteDocumentSchema } from '../schema'
import { assertOpen, holdLife } from './hold-life'
import { composeNext, insertDraft } from './next-revision'

/**
 * Takes a buyer's changes into the next revision: all of them, or the lines that staff choose. An
 * existing draft gets them too. The buyer's changes stay waiting until that revision is sent.
 * @returns the revision that has them
 * @throws InvalidInputError, NotFoundError, ConflictError 'stale' where somebody saved the draft
 *   meanwhile, or where the counter no longer waits
 */
export async function takeCounter(context: Context, input: unknown): Promise<{ revision: number }> {
  const { actor, now } = context
  authorize(actor, 'quote.edit')
  const parsed = takeCounterSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, counterId, ...taken } = parsed.data
  const counter = await databaseOf(context).quoteCounter.findFirst({
    where: { id: counterId, quote: { serial } },
    include: {
      revision: true,
      quote: { include: { revisions: { orderBy: { number: 'desc' }, take: 1 } } },
    },
  })
  const last = counter?.quote.revisions[0]
  if (!counter || !last) throw new NotFoundError(`counter of quote ${serial}`)
  if (counter.state !== 'OPEN') throw new ConflictError('nothing')
  const drafting = last.state === 'DRAFT'
  const offered = quoteDocumentSchema.parse((drafting ? last : counter.revision).document)
  const changes = takenChanges(counterChangesSchema.parse(counter.changes), taken)
  // Changes are asked of one pick; a draft of staff keeps its own choices.
  const base = drafting
    ? offered
    : pickedDocument(offered, changes.picks ?? firstPicks(offered.draft))
  const applicable = {
    ...changes,
    // A line that staff removed from their draft can't be changed in it.
    lines: changes.lines.filter(({ lineId }) => base.draft.lines.some(({ id }) => id === lineId)),
  }
  const { asked } = await priceChanges(context, base, counter.quote.companyId, applicable)
  const next = { number: last.number, document: asked }
  const document = drafting ? asked : await composeNext(next, {}, await rulesInForce(), now)
  await inTransaction(context, async (tx) => {
    const facts = await holdLife(tx, counter.quoteId)
    assertOpen('take_counter', facts, now)
    if (facts.drafting !== drafting) throw new ConflictError('stale')
    if (drafting) {
      const { count } = await tx.quoteRevision.updateMany({
        where: { id: last.id, state: 'DRAFT', version: last.version },
        data: {
          ...revisionFigures(document),
          version: { increment: 1 },
          ...(last.editorIds.includes(actor.userId) ? {} : { editorIds: { push: actor.userId } }),
        },
      })
      if (count === 0) throw new ConflictError('stale')
    } else await insertDraft(tx, counter.quoteId, document, [actor.userId])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: TRANSITIONS.take_counter.audit,
      objectType: 'quote',
      objectId: counter.quoteId,
      after: {
        revision: document.revision,
        lines: applicable.lines.length,
        ofLines: counterChangesSchema.parse(counter.changes).lines.length,
        totalMinor: document.totalMinor,
      },
    })
  })
  return { revision: document.revision }
}
