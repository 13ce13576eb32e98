import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { modeOf } from '../queries/inspection-mode'
import { resumeInspectionSchema } from '../schema'
import { holdGoods } from './hold-goods'

/**
 * Accepts lots of a buyer again after five were rejected under tightened inspection, with a note of
 * what was corrected; inspection goes on tightened. Where it isn't stopped, nothing is done.
 * @throws InvalidInputError, NotFoundError
 */
export async function resumeInspection(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'order.fulfil')
  const parsed = resumeInspectionSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, measures } = parsed.data
  await inTransaction(context, async (tx) => {
    const order = await holdGoods(tx, { serial })
    await tx.$queryRaw`SELECT 1 FROM company WHERE id = ${order.companyId}::uuid FOR NO KEY UPDATE`
    if ((await modeOf(tx, order.companyId)) !== 'stopped') return
    const { id: byId } = auditActor(actor)
    await tx.inspectionResumption.create({
      data: { orderId: order.id, measures, byId, by: nameOf(actor), at: now },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'order.resume_inspection',
      objectType: 'order',
      objectId: order.id,
      after: { measures },
    })
  })
}
