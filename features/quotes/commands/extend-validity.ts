import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { lifeFacts } from '../queries/life-facts'
import { TRANSITIONS } from '../rules/life'
import { assertOpen, holdLife } from './hold-life'
import { composeNext, insertDraft } from './next-revision'
import { reviseQuote } from './revise-quote'
import { prepareSending, SendStoppedError } from './prepare-sending'
import { writeSending } from './send-revision'

const extendSchema = z.object({
  serial: z.int().min(1),
  /** number of the sent revision to be extended */
  revision: z.int().min(1),
})

/**
 * Extends a quote's validity: the next revision differs only by its last day, and is sent at once.
 * Where today's rates move its total, or a limit keeps it from being sent, it stays a draft to be
 * reviewed. Repeating it has no effect.
 * @returns whether it was sent
 * @throws InvalidInputError, NotFoundError, ConflictError where there is nothing to extend
 */
export async function extendValidity(context: Context, input: unknown): Promise<{ sent: boolean }> {
  const { actor, now } = context
  authorize(actor, 'quote.send')
  const parsed = extendSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, revision: number } = parsed.data
  const rules = await rulesInForce()
  const last = await databaseOf(context).quoteRevision.findFirst({
    where: { quote: { serial }, number: { gte: number }, state: { not: 'DRAFT' } },
    orderBy: { number: 'desc' },
    include: { quote: { include: { request: true } } },
  })
  if (!last) throw new NotFoundError(`quote ${serial} revision ${number}`)
  if (last.number > number) return { sent: true }
  assertOpen('extend', await lifeFacts(databaseOf(context), last.quoteId), now)
  const document = await composeNext(last, {}, rules, now)
  const next = { ...last, id: randomUUID(), number: document.revision, document }
  try {
    // Nobody is asked to approve what stays a draft below.
    const prepared = await prepareSending(context, next, {
      expectedTotalMinor: Number(last.totalMinor),
      asks: false,
    })
    return await inTransaction(context, async (tx, within) => {
      const facts = await holdLife(tx, last.quoteId)
      assertOpen('extend', facts, now)
      // Of two at once the second finds the revision that the first one sent.
      if (!(await insertDraft(tx, last.quoteId, document, [actor.userId], next.id)))
        return { sent: true }
      await writeSending(within, next, 1, prepared)
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: TRANSITIONS.extend.audit,
        objectType: 'quote',
        objectId: last.quoteId,
        after: {
          revision: document.revision,
          hash: prepared.hash,
          validUntil: document.draft.validUntil,
        },
      })
      await addEntry(within, {
        requestId: last.quote.requestId,
        kind: 'EVENT',
        event: 'validity_extended',
        values: { revision: document.revision, day: document.draft.validUntil },
        cause: `validity-extended:${last.quoteId}:${document.revision}`,
      })
      return { sent: true }
    })
  } catch (error) {
    const toLookOver =
      error instanceof SendStoppedError ||
      (error instanceof ConflictError && error.reason === 'total_moved')
    if (!toLookOver || context.transaction) throw error
    await reviseQuote(context, serial)
    return { sent: false }
  }
}
