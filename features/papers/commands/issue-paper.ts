import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { schemaWords as said } from '@/platform/validation-words'
import { paperLacks } from '../rules/lacks'
import { formatPaperNumber, SERIES } from '../rules/paper-number'
import { issuePaperSchema, paperDocumentSchema } from '../schema'
import { composePaper } from './compose-paper'

/**
 * Issues a paper of an order or of one of its shipments: takes the next number of its series and year, and writes down
 * all that it says, for good. One of a kind is issued once: asked again, its number is told.
 * @throws InvalidInputError where its destination asks for what it lacks and nobody said that it may go all the same;
 *   NotFoundError
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
    throw new InvalidInputError({ change: [said.refused] })
  return inTransaction(context, async (tx) => {
    const [order] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "order" WHERE serial = ${serial} FOR NO KEY UPDATE`
    if (!order) throw new NotFoundError(`order ${serial}`)
    const earlier = await tx.tradePaper.findFirst({
      where: { kind, orderId: order.id, shipmentId },
    })
    if (earlier)
      return {
        id: earlier.id,
        number: formatPaperNumber(earlier.series, earlier.year, earlier.serial),
      }
    const day = factoryDay(now)
    const facts = Object.entries({ mid, entry_port: entryPort })
      .filter(([, value]) => value)
      .map(([code, value]) => ({ code, value }))
    const paper = await composePaper(tx, order.id, { kind, shipmentId, facts, day })
    if (!paper) throw new NotFoundError(`shipment ${shipmentId ?? ''}`)
    const lacks = paperLacks(paper)
    if (lacks.length > 0 && !sure) throw new InvalidInputError({ sure: [said.paper_lacks] })
    const series = SERIES[kind]
    const year = Number(day.slice(0, 4))
    const taken = await nextSerial(tx, series, year)
    const number = formatPaperNumber(series, year, taken)
    const { id: byId } = auditActor(actor)
    const { id } = await tx.tradePaper.create({
      data: {
        kind,
        series,
        year,
        serial: taken,
        orderId: order.id,
        shipmentId,
        language: paper.language,
        document: paperDocumentSchema.parse({ ...paper, number, lacks }),
        byId,
        by: nameOf(actor),
        issuedAt: now,
      },
      select: { id: true },
    })
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

/**
 * The next number of a series in a year. Its row stays locked until the paper is written or undone, so that no number
 * lacks and none is given twice.
 */
async function nextSerial(
  tx: Prisma.TransactionClient,
  series: string,
  year: number,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO paper_series (series, year, last) VALUES (${series}, ${year}, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = paper_series.last + 1 RETURNING last`
  if (!row) throw new Error(`no number of ${series} ${year}`)
  return row.last
}
