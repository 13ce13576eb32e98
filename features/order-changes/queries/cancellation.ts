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

/** An order called off, or what would become of it. Amounts in minor units. */
export interface CancellationView {
  serial: number
  currency: string
  /** shares as they were signed; null where the usual term stands */
  terms: CancelTerms | null
  /** how far work has come */
  stage: CancelStage
  /** paid by now, without what was given back */
  paidMinor: number
  /** it can be cancelled: nothing has left, and it isn’t cancelled */
  isOpen: boolean
  /** what its buyer asked last and isn't done: it waits, or was refused; null where nothing is */
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

/** What became, or would become, of an order that is cancelled. @throws NotFoundError also for somebody else’s */
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
  const { cancellation: done } = order
  const [asked] = done ? [] : order.cancelRequests
  return {
    serial,
    currency: order.currency,
    terms: agreedDocument(order.revision).cancellation ?? null,
    stage: cancelStage(order.lines),
    paidMinor: done ? Number(done.paidMinor) : await paidOf(db, order),
    isOpen: order.state !== 'CANCELLED' && order.lines.every(({ shipped }) => shipped === 0),
    asked: asked
      ? {
          reason: asked.reason,
          by: asked.by,
          at: asked.at,
          answer: asked.answer,
          isWaiting: asked.endedAt === null,
        }
      : null,
    done: done && {
      cancelledBy: done.cancelledBy,
      reason: done.reason,
      stage: done.stage as CancelStage,
      paidMinor: Number(done.paidMinor),
      keptMinor: Number(done.keptMinor),
      dueBackMinor: Number(done.dueBackMinor),
      by: done.by,
      at: done.at,
    },
  }
}

/**
 * What was paid of an order and not given back: its deposit account without what is claimed and open, and without fees
 * of samples that were taken off.
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
