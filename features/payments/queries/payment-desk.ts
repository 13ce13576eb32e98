import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { RECALL_WINDOWS } from '../data/recall-windows'
import {
  isDisputed,
  isStanding,
  recallableUntil,
  refundableMinor,
  type RefundState,
} from '../rules/refund'

/** How many waiting rows are shown at once; queries return one more where there are more. */
export const PAYMENT_ROWS = 50

/** A payment as finance sees it. Amounts in minor units. */
export interface DeskPayment {
  id: string
  orderSerial: number
  company: string
  kind: string
  amountMinor: number
  currency: string
  /** Stripe's name of the method; null while it isn't known */
  method: string | null
  receivedAt: Date
  refundedMinor: number
  /** what may still be refunded */
  leftMinor: number
  isDisputed: boolean
}

export interface DeskRefund {
  id: string
  paymentId: string
  orderSerial: number
  company: string
  amountMinor: number
  currency: string
  state: RefundState
  reason: string
  note: string
  failure: string | null
  askedBy: string
  askedAt: Date
}

export interface DeskDispute {
  id: string
  paymentId: string
  orderSerial: number
  company: string
  amountMinor: number
  currency: string
  reason: string
  status: string
  answerBy: Date | null
  sentAt: Date | null
}

export interface PaymentDesk extends DeskPayment {
  paymentIntentId: string | null
  /** its order was called off */
  isCancelled: boolean
  /** the last day on which the payer can have it taken back; null for never, and where nobody knows */
  recallableUntil: Date | null
  /** true for a debit whose window isn't known */
  isAlwaysRecallable: boolean
  refunds: DeskRefund[]
  disputes: DeskDispute[]
}

const part = {
  select: {
    kind: true,
    order: {
      select: {
        serial: true,
        state: true,
        quote: { select: { request: { select: { companyName: true } } } },
      },
    },
  },
} as const satisfies Prisma.PaymentPartDefaultArgs
const include = {
  part,
  refunds: { orderBy: { askedAt: 'desc' } },
  disputes: { orderBy: { openedAt: 'desc' } },
} as const satisfies Prisma.PaymentInclude
type StoredPayment = Prisma.PaymentGetPayload<{ include: typeof include }>

/** Payments by their ids, in any order. The caller checks the actor's right. */
export async function paymentRows(ids: string[]): Promise<DeskPayment[]> {
  const [payments, at] = await Promise.all([
    db.payment.findMany({ where: { id: { in: ids } }, include }),
    receivedAt(ids),
  ])
  return payments.map((each) => rowOf(each, at))
}

/**
 * One payment with all its refunds.
 * @throws NotFoundError, also for a payment that wasn't received
 */
export async function paymentDesk(actor: Actor, id: string): Promise<PaymentDesk> {
  authorize(actor, 'ledger.read')
  const payment = z.uuid().safeParse(id).success
    ? await db.payment.findFirst({ where: { id, state: 'SUCCEEDED' }, include })
    : null
  if (!payment) throw new NotFoundError(`payment ${id}`)
  const row = rowOf(payment, await receivedAt([id]))
  const until =
    payment.method === null ? null : recallableUntil(payment.method, row.receivedAt, RECALL_WINDOWS)
  return {
    ...row,
    paymentIntentId: payment.paymentIntentId,
    isCancelled: payment.part.order.state === 'CANCELLED',
    recallableUntil: until instanceof Date ? until : null,
    isAlwaysRecallable: until === 'never_ends',
    refunds: payment.refunds.map((each) => refundOf(each, payment.part)),
    disputes: payment.disputes.map((each) => disputeOf(each, payment.part)),
  }
}

async function receivedAt(ids: readonly string[]): Promise<Map<string, Date>> {
  const entries = await db.ledgerEntry.findMany({
    where: { causeKind: 'payment.received', causeId: { in: [...ids] } },
    select: { causeId: true, at: true },
  })
  return new Map(entries.map(({ causeId, at }) => [causeId, at]))
}

type Part = StoredPayment['part']
const whose = ({ order }: Part) => ({
  orderSerial: order.serial,
  company: order.quote.request.companyName,
})

function rowOf(payment: StoredPayment, at: Map<string, Date>): DeskPayment {
  const refunds = payment.refunds.map(({ state, amountMinor }) => ({
    state,
    amountMinor: Number(amountMinor),
  }))
  const amountMinor = Number(payment.amountMinor)
  return {
    id: payment.id,
    ...whose(payment.part),
    kind: payment.part.kind,
    amountMinor,
    currency: payment.currency,
    method: payment.method,
    receivedAt: at.get(payment.id) ?? payment.updatedAt,
    refundedMinor: refunds
      .filter(({ state }) => isStanding(state))
      .reduce((sum, each) => sum + each.amountMinor, 0),
    leftMinor: refundableMinor({ amountMinor, refunds }),
    isDisputed: isDisputed(payment.disputes.map(({ status }) => status)),
  }
}

const refundOf = (refund: StoredPayment['refunds'][number], of: Part): DeskRefund => ({
  id: refund.id,
  paymentId: refund.paymentId,
  ...whose(of),
  amountMinor: Number(refund.amountMinor),
  currency: refund.currency,
  state: refund.state,
  reason: refund.reason,
  note: refund.note,
  failure: refund.failure,
  askedBy: refund.askedBy,
  askedAt: refund.askedAt,
})

const disputeOf = (dispute: StoredPayment['disputes'][number], of: Part): DeskDispute => ({
  id: dispute.id,
  paymentId: dispute.paymentId,
  ...whose(of),
  amountMinor: Number(dispute.amountMinor),
  currency: dispute.currency,
  reason: dispute.reason,
  status: dispute.status,
  answerBy: dispute.answerBy,
  sentAt: dispute.sentAt,
})

/** Refunds that haven't arrived yet, and those that came back, the oldest first. */
export async function refundsWaiting(actor: Actor): Promise<DeskRefund[]> {
  authorize(actor, 'ledger.read')
  const rows = await db.refund.findMany({
    where: { state: { in: ['ASKED', 'PENDING', 'FAILED'] } },
    include: { payment: { select: { part } } },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    take: PAYMENT_ROWS + 1,
  })
  return rows.map((row) => refundOf(row, row.payment.part))
}

/** What is due back of an order and no refund is under way for. */
export interface DueBack {
  orderSerial: number
  company: string
  amountMinor: number
  currency: string
}

/** Orders that are owed something back for which nobody has requested a refund, the oldest first. */
export async function duesBack(actor: Actor): Promise<DueBack[]> {
  authorize(actor, 'ledger.read')
  const rows = await db.$queryRaw<
    { orderSerial: number; company: string; amount: bigint; currency: string }[]
  >`
    SELECT o.serial AS "orderSerial", r."companyName" AS company, -a."balanceMinor" - coalesce(f.minor, 0)::bigint AS amount, a.currency::text AS currency
    FROM ledger_account a JOIN "order" o ON o.id = a."orderId" JOIN quote q ON q.id = o."quoteId" JOIN quote_request r ON r.id = q."requestId"
    LEFT JOIN LATERAL (
      SELECT sum(f."amountMinor") AS minor FROM refund f JOIN payment p ON p.id = f."paymentId" JOIN payment_part t ON t.id = p."partId"
      WHERE t."orderId" = o.id AND f.currency = a.currency AND (f.state = 'FAILED' OR f.state IN ('ASKED', 'PENDING')
        AND NOT EXISTS (SELECT FROM ledger_entry e WHERE e."causeKind" = 'refund.paid' AND e."causeId" = f.id::text))) f ON true
    WHERE a.kind = 'REFUND_DUE' AND -a."balanceMinor" > coalesce(f.minor, 0) ORDER BY o.serial LIMIT ${PAYMENT_ROWS + 1}`
  return rows.map(({ amount, ...row }) => ({ ...row, amountMinor: Number(amount) }))
}

/** Open disputes, the nearest deadline first. */
export async function openDisputes(actor: Actor): Promise<DeskDispute[]> {
  authorize(actor, 'ledger.read')
  const rows = await db.dispute.findMany({
    where: { closedAt: null },
    include: { payment: { select: { part } } },
    orderBy: [{ answerBy: { sort: 'asc', nulls: 'last' } }, { openedAt: 'asc' }],
    take: PAYMENT_ROWS + 1,
  })
  return rows.map((row) => disputeOf(row, row.payment.part))
}
