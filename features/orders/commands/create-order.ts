import 'server-only'
import type { PaymentPlan } from '@/features/quotes/rules/payment-plan'
import type { Context } from '@/features/accounts/context'
import type { Prisma } from '@/platform/db/generated/client'
import { dueAfter } from './part-dues'
import { makePayable } from './receive-money'

export interface NewOrder extends PaymentPlan {
  quoteId: string
  revisionId: string
  companyId: string
  currency: string
  /** above 0; as signed, like both parts, which sum to it */
  totalMinor: number
  /** working days of its production, from the deposit */
  leadTimeDays: number
  /** working days within which the deposit is due; left out where no day is agreed */
  depositDays?: number | undefined
}

/**
 * Makes an order and its payment plan inside the transaction that accepts the
 * quote. A deposit that rounds to nothing is none to wait for, and the order
 * stands at once. With the signature the deposit is owed.
 * @throws RangeError when the parts don't sum to the total
 * @throws a unique violation when the quote has an order already
 */
export async function createOrder(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  order: NewOrder,
): Promise<{ id: string; serial: number }> {
  const { transaction: tx, now } = within
  const { totalMinor, depositMinor, balanceMinor, leadTimeDays, depositDays, ...rest } = order
  if (depositMinor + balanceMinor !== totalMinor)
    throw new RangeError(`${depositMinor} and ${balanceMinor} are not ${totalMinor}`)
  const depositDue = depositDays === undefined ? {} : await dueAfter(tx, now, depositDays)
  // Without a deposit production begins with the signature.
  const balanceDue = depositMinor > 0 ? {} : await dueAfter(tx, now, leadTimeDays)
  const parts = [
    { kind: 'DEPOSIT' as const, position: 1, amountMinor: depositMinor, ...depositDue },
    { kind: 'BALANCE' as const, position: 2, amountMinor: balanceMinor, ...balanceDue },
  ].filter((part) => part.amountMinor > 0)
  const made = await tx.order.create({
    data: {
      ...rest,
      totalMinor,
      ...(depositMinor > 0 ? {} : { state: 'CONFIRMED' as const, confirmedAt: now }),
      parts: { create: parts.map((part) => ({ ...part, currency: order.currency })) },
    },
    select: {
      id: true,
      serial: true,
      currency: true,
      parts: { where: { kind: 'DEPOSIT' }, select: { id: true, amountMinor: true } },
    },
  })
  await makePayable(
    within,
    made,
    made.parts.map(({ id, amountMinor }) => ({ id, amountMinor: Number(amountMinor) })),
  )
  return { id: made.id, serial: made.serial }
}
