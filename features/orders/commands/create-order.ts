import 'server-only'
import { planPayments } from '../rules/payment-plan'
import type { Prisma } from '@/platform/db/generated/client'

export interface NewOrder {
  quoteId: string
  revisionId: string
  companyId: string
  currency: string
  /** above 0; as signed */
  totalMinor: number
  /** exact decimal, above 0 and up to 100 */
  depositPercent: string
}

/**
 * Makes an order and its payment plan inside the transaction that accepts the
 * quote; the parts sum to the total. A share that rounds to nothing leaves no
 * deposit to wait for, and the order stands at once.
 * @throws a unique violation when the quote has an order already
 */
export async function createOrder(
  tx: Prisma.TransactionClient,
  order: NewOrder,
  now = new Date(),
): Promise<{ id: string; serial: number }> {
  const { totalMinor, depositPercent, ...rest } = order
  const { depositMinor, balanceMinor } = planPayments(totalMinor, depositPercent)
  const parts = [
    { kind: 'DEPOSIT' as const, position: 1, amountMinor: depositMinor },
    { kind: 'BALANCE' as const, position: 2, amountMinor: balanceMinor },
  ].filter((part) => part.amountMinor > 0)
  return tx.order.create({
    data: {
      ...rest,
      totalMinor,
      ...(depositMinor > 0 ? {} : { state: 'CONFIRMED' as const, confirmedAt: now }),
      parts: { create: parts.map((part) => ({ ...part, currency: order.currency })) },
    },
    select: { id: true, serial: true },
  })
}
