import 'server-only'
import type { Context } from '@/features/accounts/context'
import { partsOf, type PaymentPlan } from '@/features/quotes/rules/payment-plan'
import type { Prisma } from '@/platform/db/generated/client'
import { dueAfter } from './part-dues'
import { makePayable } from './receive-money'

export interface NewOrder extends PaymentPlan {
  quoteId: string
  revisionId: string
  companyId: string
  currency: string
  /** as signed, above 0; the parts sum to it */
  totalMinor: number
  /** working days of production, counted from the deposit */
  leadTimeDays: number
  /** working days until the deposit is due; omitted where none are agreed */
  depositDays?: number | undefined
}

/**
 * Creates an order and its payment plan inside the transaction that accepts the quote. Parts whose
 * gate is the signature are owed at once; if no part has that gate, the order is confirmed.
 * @throws RangeError when the parts don't sum to the total
 * @throws a unique violation when the quote already has an order
 */
export async function createOrder(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  order: NewOrder,
): Promise<{ id: string; serial: number }> {
  const { transaction: tx, now } = within
  const { totalMinor, depositMinor, balanceMinor, leadTimeDays, depositDays, payments, ...rest } =
    order
  const parts = partsOf({
    depositMinor,
    balanceMinor,
    depositDays,
    ...(payments ? { payments } : {}),
  })
  const sum = parts.reduce((all, { amountMinor }) => all + amountMinor, 0)
  if (sum !== totalMinor) throw new RangeError(`parts of ${sum} are not ${totalMinor}`)
  const waits = parts.some(({ gate }) => gate === 'signature')
  const partRows = []
  for (const [i, { kind, gate, days, amountMinor }] of parts.entries()) {
    // A part falls due its days after its gate; without a deposit production begins with the
    // signature.
    const wait = gate === 'signature' ? days : waits ? null : leadTimeDays + (days ?? 0)
    const partDue = wait === null ? null : await dueAfter(tx, now, wait)
    partRows.push({
      kind,
      gate,
      gateDays: days,
      position: i + 1,
      amountMinor,
      currency: order.currency,
      ...partDue,
    })
  }
  const createdOrder = await tx.order.create({
    data: {
      ...rest,
      totalMinor,
      ...(waits ? {} : { state: 'CONFIRMED' as const, confirmedAt: now }),
      parts: { create: partRows },
    },
    select: {
      id: true,
      serial: true,
      currency: true,
      parts: { where: { gate: 'signature' }, select: { id: true, amountMinor: true } },
    },
  })
  await makePayable(
    within,
    createdOrder,
    createdOrder.parts.map(({ id, amountMinor }) => ({ id, amountMinor: Number(amountMinor) })),
  )
  return { id: createdOrder.id, serial: createdOrder.serial }
}
