import 'server-only'
import type { Context } from '@/features/accounts/context'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { houseAccount, orderAccount } from '@/features/ledger/rules/accounts'
import { accountBalance } from '@/features/ledger/queries/balances'
import type { Prisma } from '@/platform/db/generated/client'
import type { RefundFinding } from '../events/charge-refunded'

/**
 * Books what Stripe gave back of a payment. Stripe tells all that is given back so far, late, twice and in any order:
 * what is above what the books have of it is posted. It goes off what the company has unapplied where the payment
 * brought that, and off its deposit for the rest. Whoever calls it has asked whether the actor may.
 */
export async function bookRefund(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  payment: { id: string; partId: string },
  { refundedMinor, currency }: Pick<RefundFinding, 'refundedMinor' | 'currency'>,
): Promise<void> {
  const { transaction: tx } = within
  await tx.$queryRaw`SELECT id FROM payment_part WHERE id = ${payment.partId}::uuid FOR UPDATE`
  const { order } = await tx.paymentPart.findUniqueOrThrow({
    where: { id: payment.partId },
    select: { order: { select: { id: true, companyId: true, currency: true } } },
  })
  if (currency !== order.currency) return
  const [booked] = await tx.$queryRaw<{ minor: bigint | null }[]>`
    SELECT -sum(p."amountMinor") AS minor FROM ledger_entry e JOIN ledger_posting p ON p."entryId" = e.id
    JOIN ledger_account a ON a.id = p."accountId" AND a.kind = 'STRIPE_CLEARING'
    WHERE e."causeKind" = 'payment.refunded' AND split_part(e."causeId", ':', 1) = ${payment.id}`
  const amountMinor = refundedMinor - Number(booked?.minor ?? 0n)
  if (amountMinor <= 0) return
  const unapplied = houseAccount('UNAPPLIED_RECEIPT', currency, order.companyId)
  const looseMinor = Math.min(
    amountMinor,
    await unappliedOf(tx, payment.id),
    -(await accountBalance(tx, unapplied)),
  )
  await postEntry(within, {
    cause: { kind: 'payment.refunded', id: `${payment.id}:${refundedMinor}` },
    postings: [
      { account: unapplied, amountMinor: looseMinor },
      {
        account: orderAccount('CUSTOMER_DEPOSIT', order.id, currency),
        amountMinor: amountMinor - looseMinor,
      },
      { account: houseAccount('STRIPE_CLEARING', currency), amountMinor: -amountMinor },
    ],
  })
}

/** What a payment brought that its part didn't need. */
async function unappliedOf(tx: Prisma.TransactionClient, paymentId: string): Promise<number> {
  const [found] = await tx.$queryRaw<{ minor: bigint | null }[]>`
    SELECT -sum(p."amountMinor") AS minor FROM ledger_entry e JOIN ledger_posting p ON p."entryId" = e.id
    JOIN ledger_account a ON a.id = p."accountId" AND a.kind = 'UNAPPLIED_RECEIPT'
    WHERE e."causeKind" = 'payment.received' AND e."causeId" = ${paymentId}`
  return Number(found?.minor ?? 0n)
}
