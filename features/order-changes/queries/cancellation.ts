import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { STANDING } from '@/features/fulfilment/commands/hold-goods'
import { accountBalance } from '@/features/ledger/queries/balances'
import { orderAccount } from '@/features/ledger/rules/accounts'
import { partStandings } from '@/features/orders/queries/part-standings'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { cancelStage, type CancelledBy, type CancelStage, type CancelTerms } from '../rules/cancel'

/** A cancelled order, or what would become of it. Amounts in minor units. */
export interface CancellationView {
  serial: number
  currency: string
  /** the signed shares; null where the usual term applies */
  terms: CancelTerms | null
  /** how far the work has come */
  stage: CancelStage
  /** paid by now, net of refunds */
  paidMinor: number
  /** it can be cancelled: nothing has left, and it isn’t cancelled */
  isOpen: boolean
  /** its buyer's last request where it waits or was refused; null where there is none */
  asked: { reason: string; by: string; at: Date; answer: string; isWaiting: boolean } | null
  done: {
    cancelledBy: CancelledBy
    reason: string
    stage: CancelStage
    paidMinor: number
    keptMinor: number
    dueBackMinor: number
    by: string
    at: Date
  } | null
}

/**
 * What became, or would become, of a cancelled order.
 * @throws NotFoundError also for somebody else’s
 */
export async function cancellationOf(actor: Actor, serial: number): Promise<CancellationView> {
  const order = await db.order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    include: {
      revision: { select: AGREED },
      lines: { where: STANDING },
      cancellation: true,
      cancelRequests: {
        where: { OR: [{ endedAt: null }, { end: 'REFUSED' }] },
        orderBy: { at: 'desc' },
        take: 1,
      },
    },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  const { cancellation: existing } = order
  const [request] = existing ? [] : order.cancelRequests
  return {
    serial,
    currency: order.currency,
    terms: agreedDocument(order.revision).cancellation ?? null,
    stage: cancelStage(order.lines),
    paidMinor: existing ? Number(existing.paidMinor) : await paidOf(db, order),
    isOpen: order.state !== 'CANCELLED' && order.lines.every(({ shipped }) => shipped === 0),
    asked: request
      ? {
          reason: request.reason,
          by: request.by,
          at: request.at,
          answer: request.answer,
          isWaiting: request.endedAt === null,
        }
      : null,
    done: existing && {
      cancelledBy: existing.cancelledBy,
      reason: existing.reason,
      stage: existing.stage as CancelStage,
      paidMinor: Number(existing.paidMinor),
      keptMinor: Number(existing.keptMinor),
      dueBackMinor: Number(existing.dueBackMinor),
      by: existing.by,
      at: existing.at,
    },
  }
}

/**
 * What was paid of an order and not given back: its deposit account without open claims and without deducted sample
 * fees.
 */
export async function paidOf(
  database: Prisma.TransactionClient,
  { id, currency }: { id: string; currency: string },
): Promise<number> {
  const parts = await database.paymentPart.findMany({
    where: { orderId: id },
    select: { id: true },
  })
  const standings = await partStandings(
    database,
    parts.map((part) => part.id),
  )
  const openMinor = [...standings.values()].reduce(
    (sum, each) => sum + (each.isPayable ? each.openMinor : 0),
    0,
  )
  const [deposit, samples] = [
    await accountBalance(database, orderAccount('CUSTOMER_DEPOSIT', id, currency)),
    await accountBalance(database, orderAccount('SAMPLE_CREDIT', id, currency)),
  ]
  return Math.max(0, -deposit - samples - openMinor)
}
