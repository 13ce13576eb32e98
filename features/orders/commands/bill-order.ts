import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { orderAccount, receivable, type OrderAccountKind } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import type { OrderCreditKind, PaymentPartKind } from '@/platform/db/generated/enums'
import { partStandings } from '../queries/part-standings'
import { dueAfter } from './part-dues'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/**
 * Bills what an order costs above the signed total: a part that is owed at once, under the next
 * letter of the order's references. The caller holds the lock on the order, has authorized the
 * actor, and bills only once.
 * @param bill.amountMinor above 0 @param bill.account the account that it is earned on
 * @param bill.days working days until it is due; null where none are agreed
 * @throws RangeError when the references have no letter left
 */
export async function billOrder(
  within: Within,
  order: { id: string; currency: string },
  bill: {
    kind: Extract<PaymentPartKind, 'TRUE_UP' | 'INTEREST' | 'AMENDMENT'>
    amountMinor: number
    account: OrderAccountKind
    days: number | null
  },
): Promise<{ partId: string }> {
  const { transaction: tx, now, actor } = within
  const { kind, amountMinor, account, days } = bill
  const { _max } = await tx.paymentPart.aggregate({
    where: { orderId: order.id },
    _max: { position: true },
  })
  const position = (_max.position ?? 0) + 1
  if (position > MOST_PARTS) throw new RangeError('an order has no more letters for parts')
  const partDue = days === null ? null : await dueAfter(tx, now, days)
  const { id } = await tx.paymentPart.create({
    data: {
      orderId: order.id,
      kind,
      gate: 'billed',
      gateDays: days,
      position,
      amountMinor,
      currency: order.currency,
      ...partDue,
    },
    select: { id: true },
  })
  await postEntry(within, {
    cause: { kind: 'part.billed', id },
    postings: transfer(
      orderAccount(account, order.id, order.currency),
      receivable(order.id, id, order.currency),
      amountMinor,
    ),
  })
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'order.bill',
    objectType: 'order',
    objectId: order.id,
    after: { kind, amountMinor, currency: order.currency },
  })
  return { partId: id }
}

/** Payment references name parts by the letters A to Z. */
export const MOST_PARTS = 26

/**
 * Credits an order: reduces what is owed of its parts now, in order of position; the rest is due
 * back to its buyer. The same cause is credited once. The caller holds the lock on the order and
 * has authorized the actor.
 * @param credit.amountMinor above 0 @param credit.account the account that it is taken from
 */
export async function creditOrder(
  within: Within,
  order: { id: string; currency: string },
  credit: {
    kind: OrderCreditKind
    causeId: string
    amountMinor: number
    account: OrderAccountKind
  },
): Promise<{ settledMinor: number; dueBackMinor: number }> {
  const { transaction: tx, now, actor } = within
  const { kind, causeId, amountMinor, account } = credit
  const { id: orderId, currency } = order
  const earlier = await tx.orderCredit.findUnique({ where: { kind_causeId: { kind, causeId } } })
  if (earlier) return { settledMinor: 0, dueBackMinor: 0 }
  await tx.$queryRaw`SELECT id FROM payment_part WHERE "orderId" = ${orderId}::uuid ORDER BY position FOR UPDATE`
  const parts = await tx.paymentPart.findMany({
    where: { orderId },
    orderBy: { position: 'asc' },
    select: { id: true },
  })
  const standings = await partStandings(
    tx,
    parts.map(({ id }) => id),
  )
  let remainingMinor = amountMinor
  const off = parts.flatMap(({ id }) => {
    const standing = standings.get(id)
    const creditedMinor = standing?.isPayable ? Math.min(standing.openMinor, remainingMinor) : 0
    remainingMinor -= creditedMinor
    return creditedMinor === 0
      ? []
      : [{ account: receivable(orderId, id, currency), amountMinor: -creditedMinor }]
  })
  const { id } = await tx.orderCredit.create({
    data: { orderId, kind, causeId, amountMinor, currency, at: now },
    select: { id: true },
  })
  await postEntry(within, {
    cause: { kind: 'order.credited', id },
    postings: [
      { account: orderAccount(account, orderId, currency), amountMinor },
      ...off,
      { account: orderAccount('REFUND_DUE', orderId, currency), amountMinor: -remainingMinor },
    ],
  })
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'order.credit',
    objectType: 'order',
    objectId: orderId,
    after: { kind, amountMinor, currency, dueBackMinor: remainingMinor },
  })
  return { settledMinor: amountMinor - remainingMinor, dueBackMinor: remainingMinor }
}
