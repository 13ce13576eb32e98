import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { pendingContent, withContent } from '../queries/product-rows'
import { factoryTime, momentProblem } from '../rules/schedule'
import { contentFault, publishDueJob } from './publish-due'

const entrySchema = z.object({ at: factoryTime })

/**
 * Schedules the product's draft to be published at a moment, in the name of the actor. An earlier schedule of the
 * product is replaced.
 * @param input.at day and time at the factory, `YYYY-MM-DDTHH:MM`
 * @throws InvalidInputError by field, ConflictError 'stale' | 'nothing', NotFoundError
 */
export async function schedulePublish(
  context: Context,
  input: { id: string; version: number; at: string },
): Promise<{ dueAt: Date }> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorize(actor, 'catalog.edit')
  const row = /^[0-9a-f-]{36}$/.test(input.id)
    ? await database.product.findUnique({ where: { id: input.id }, include: withContent })
    : null
  if (!row) throw new NotFoundError('product')
  const parsed = entrySchema.safeParse({ at: input.at })
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { at: dueAt } = parsed.data
  const problem = momentProblem(dueAt, now)
  if (problem) throw new InvalidInputError({ at: [problem] })
  if (row.version !== input.version) throw new ConflictError('stale')
  if (row.draft === null && row.status === 'PUBLISHED') throw new ConflictError('nothing')
  const fault = contentFault(pendingContent(row))
  if (fault) throw new InvalidInputError({ change: [fault] })
  const scheduled = {
    version: row.version,
    dueAt,
    byId: actor.userId,
    by: actor.name,
    problem: null,
  }
  await inTransaction(context, async (tx) => {
    await tx.scheduledPublish.upsert({
      where: { productId: row.id },
      create: { productId: row.id, ...scheduled },
      update: { ...scheduled, createdAt: now },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'product.schedule',
      objectType: 'product',
      objectId: row.id,
      after: { dueAt: dueAt.toISOString(), version: row.version },
    })
    await enqueue(
      tx,
      publishDueJob,
      {},
      { startAfterSeconds: Math.ceil((dueAt.getTime() - now.getTime()) / 1000) },
    )
  })
  return { dueAt }
}
