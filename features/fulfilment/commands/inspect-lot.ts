import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { claimPhotos } from '@/features/requests/commands/claim-photos'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { schemaWords } from '@/platform/validation-words'
import { modeOf } from '../queries/inspection-mode'
import { inspectionPlan, SEVERITIES, severityOf, tooMany } from '../rules/aql'
import { GOODS_DEEDS } from '../rules/goods-life'
import { inspectLotSchema } from '../schema'
import { doAtLine, holdGoods, lineOf } from './hold-goods'
import { openGoodsGates } from './open-goods-gates'

/**
 * Records the inspection of a lot. An accepted lot is ready; a rejected one goes back to rework and
 * is inspected again. The verdict follows from the findings, and the severity from earlier lots:
 * neither is entered. The same form sent twice makes one inspection.
 * @throws InvalidInputError also for more pieces than are made, more findings than pieces
 *   inspected, or while inspection is stopped; NotFoundError
 */
export async function inspectLot(
  context: Context,
  input: unknown,
): Promise<{ verdict: 'ACCEPTED' | 'REWORK' }> {
  const { actor, now } = context
  authorize(actor, GOODS_DEEDS.accept_lot.permission)
  const parsed = inspectLotSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { lineId, key, photos, rework, lot, ...entered } = parsed.data
  return inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { lineId })
    const line = lineOf(order, lineId)
    const earlier = await tx.inspection.findUnique({ where: { key } })
    if (earlier) return { verdict: earlier.verdict }
    // Simultaneous lots of one buyer come one after the other: each counts for how strictly the
    // next is inspected.
    await tx.$queryRaw`SELECT 1 FROM company WHERE id = ${order.companyId}::uuid FOR NO KEY UPDATE`
    const mode = await modeOf(tx, order.companyId)
    if (mode === 'stopped')
      throw new InvalidInputError({ change: [schemaWords.inspection_stopped] })
    const severity = severityOf(mode)
    const limits = { major: entered.aqlMajor, minor: entered.aqlMinor }
    const plan = inspectionPlan(lot, limits, severity)
    const excess = SEVERITIES.filter((each) => entered[each] > plan.sample)
    if (excess.length > 0)
      throw new InvalidInputError(
        Object.fromEntries(excess.map((each) => [each, [schemaWords.goods_more_than_sample]])),
      )
    const isAccepted = tooMany(plan, entered).length === 0
    await doAtLine(
      tx,
      order,
      line,
      isAccepted ? { kind: 'accept_lot', lot } : { kind: 'reject_lot', lot, to: rework },
    )
    const before = await tx.inspection.findFirst({
      where: { lineId },
      orderBy: { number: 'desc' },
      select: { number: true, verdict: true },
    })
    const verdict = isAccepted ? 'ACCEPTED' : 'REWORK'
    const { id: byId } = auditActor(actor)
    const { id, number } = await tx.inspection.create({
      data: {
        ...entered,
        lineId,
        key,
        lot,
        number: (before?.number ?? 0) + 1,
        sample: plan.sample,
        acceptMajor: plan.major.accept,
        acceptMinor: plan.minor.accept,
        verdict,
        severity,
        isAgain: before?.verdict === 'REWORK',
        byId,
        by: nameOf(actor),
        at: now,
      },
      select: { id: true, number: true },
    })
    await openGoodsGates(within, order.id)
    await claimPhotos(tx, order.requestId, photos)
    await tx.inspectionPhoto.createMany({
      data: photos.map((photo) => ({ inspectionId: id, attachmentId: photo.id })),
    })
    await recordOrderEvent(within, order, {
      action: GOODS_DEEDS.accept_lot.audit,
      after: { line: line.title, number, lot, sample: plan.sample, severity, verdict },
      event: 'lot_inspected',
      values: { order: order.serial, title: line.title, lot, sample: plan.sample, verdict },
      cause: `inspection:${id}`,
    })
    return { verdict }
  })
}
