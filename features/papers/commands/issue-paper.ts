import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { schemaWords } from '@/platform/validation-words'
import { paperLacks } from '../rules/lacks'
import { formatPaperNumber } from '../rules/paper-number'
import { issuePaperSchema, paperDocumentSchema } from '../schema'
import { composePaper } from './compose-paper'
import { writePaper } from './write-paper'

/**
 * Issues a paper of an order or of one of its shipments: takes the next number of its series and year, and freezes
 * its content. One paper of a kind is issued once: a repetition returns its number.
 * @throws InvalidInputError for a cancelled order, and where the destination asks for something that is missing and
 *   nobody confirmed issuing it all the same; NotFoundError
 */
export async function issuePaper(
  context: Context,
  input: unknown,
): Promise<{ id: string; number: string }> {
  const { actor, now } = context
  authorize(actor, 'order.papers')
  const parsed = issuePaperSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, kind, shipmentId, mid, entryPort, sure } = parsed.data
  if ((kind === 'ORDER_CONFIRMATION') !== (shipmentId === null))
    throw new InvalidInputError({ change: [schemaWords.refused] })
  return inTransaction(context, async (tx) => {
    const [order] = await tx.$queryRaw<{ id: string; isCancelled: boolean }[]>`
      SELECT id, state = 'CANCELLED' AS "isCancelled" FROM "order" WHERE serial = ${serial} FOR NO KEY UPDATE`
    if (!order) throw new NotFoundError(`order ${serial}`)
    const earlier = await tx.tradePaper.findFirst({
      where: { kind, orderId: order.id, shipmentId },
    })
    if (earlier)
      return {
        id: earlier.id,
        number: formatPaperNumber(earlier.series, earlier.year, earlier.serial),
      }
    // Papers that promise or accompany goods aren't written for a cancelled order.
    if (order.isCancelled) throw new InvalidInputError({ change: [schemaWords.goods_cancelled] })
    const day = factoryDay(now)
    const facts = Object.entries({ mid, entry_port: entryPort })
      .filter(([, value]) => value)
      .map(([code, value]) => ({ code, value }))
    const paper = await composePaper(tx, order.id, { kind, shipmentId, facts, day })
    if (!paper) throw new NotFoundError(`shipment ${shipmentId ?? ''}`)
    const lacks = paperLacks(paper)
    if (lacks.length > 0 && !sure) throw new InvalidInputError({ sure: [schemaWords.paper_lacks] })
    const { id, number } = await writePaper(
      tx,
      context,
      kind,
      { orderId: order.id, shipmentId },
      day,
      (own) => paperDocumentSchema.parse({ ...paper, number: own, lacks }),
    )
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'trade_paper.issue',
      objectType: 'order',
      objectId: order.id,
      after: { number, kind, totalMinor: paper.totalMinor, lacks },
    })
    return { id, number }
  })
}
