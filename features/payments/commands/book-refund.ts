import 'server-only'
import type { Context } from '@/features/accounts/context'
import { postEntry, reverseEntry } from '@/features/ledger/commands/post-entry'
import { accountBalance } from '@/features/ledger/queries/balances'
import { houseAccount, orderAccount, type AccountRef } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import type { Prisma } from '@/platform/db/generated/client'
import { refundSources } from '../rules/refund'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/** A refund, with what the books need to know of it. */
export interface BookedRefund {
  id: string
  paymentId: string
  amountMinor: number
  currency: string
  order: { id: string; companyId: string; state: string }
}

/**
 * Books that a refund is due. It is taken first from what its order is owed back and no refund is under way for,
 * then from the unapplied part of its payment, and the rest from the order's deposit (or, of a cancelled order, from
 * what was retained). Calling it again changes nothing. The caller holds the lock of the part and has checked the
 * actor's right.
 * @returns how much of it was due already
 */
export async function bookRefundDue(within: Within, refund: BookedRefund): Promise<number> {
  const { transaction: tx } = within
  const { order, currency, amountMinor } = refund
  const { count } = await tx.refund.updateMany({
    where: { id: refund.id, isDue: false },
    data: { isDue: true },
  })
  if (count === 0) return 0
  const unapplied = houseAccount('UNAPPLIED_RECEIPT', currency, order.companyId)
  const sources = refundSources(amountMinor, {
    dueMinor: await freeDueMinor(tx, order.id, currency, refund.id),
    unappliedMinor: Math.min(
      await broughtUnapplied(tx, refund.paymentId),
      -(await accountBalance(tx, unapplied)),
    ),
  })
  await postEntry(within, {
    cause: { kind: 'refund.due', id: refund.id },
    postings: [
      { account: unapplied, amountMinor: sources.unappliedMinor },
      {
        account: restOf(order, currency),
        amountMinor: sources.depositMinor,
      },
      {
        account: orderAccount('REFUND_DUE', order.id, currency),
        amountMinor: -sources.unappliedMinor - sources.depositMinor,
      },
    ],
  })
  return sources.dueMinor
}

/** Books that Stripe took a refund off its balance. */
export async function bookRefundPaid(within: Within, refund: BookedRefund): Promise<void> {
  await postEntry(within, {
    cause: { kind: 'refund.paid', id: refund.id },
    postings: transfer(
      houseAccount('STRIPE_CLEARING', refund.currency),
      orderAccount('REFUND_DUE', refund.order.id, refund.currency),
      refund.amountMinor,
    ),
  })
}

/** Books that the money of a refund is back in the balance: it stays due. Does nothing where it had never left. */
export async function bookRefundReturned(within: Within, refund: BookedRefund): Promise<void> {
  if (!(await isPosted(within.transaction, 'refund.paid', refund.id))) return
  await postEntry(within, {
    cause: { kind: 'refund.returned', id: refund.id },
    postings: transfer(
      orderAccount('REFUND_DUE', refund.order.id, refund.currency),
      houseAccount('STRIPE_CLEARING', refund.currency),
      refund.amountMinor,
    ),
  })
}

/**
 * Books that a refund isn't due after all: its amount returns to the accounts it was taken from.
 * @returns false where another refund is giving it back meanwhile
 */
export async function bookRefundDropped(within: Within, refund: BookedRefund): Promise<boolean> {
  const { transaction: tx } = within
  const { order, currency, amountMinor } = refund
  if ((await freeDueMinor(tx, order.id, currency, refund.id)) < amountMinor) return false
  const due = await tx.ledgerEntry.findUnique({
    where: { causeKind_causeId: { causeKind: 'refund.due', causeId: refund.id } },
    select: { id: true, postings: { select: { amountMinor: true, account: true } } },
  })
  const duePosting = due?.postings.find(({ account }) => account.kind === 'REFUND_DUE')
  if (due && Number(duePosting?.amountMinor ?? 0n) === -amountMinor)
    await reverseEntry(within, due.id)
  else
    await postEntry(within, {
      cause: { kind: 'refund.dropped', id: refund.id },
      postings: transfer(
        restOf(order, currency),
        orderAccount('REFUND_DUE', order.id, currency),
        amountMinor,
      ),
    })
  return true
}

/** The account that holds what was paid for an order. */
const restOf = ({ id, state }: BookedRefund['order'], currency: string): AccountRef =>
  orderAccount(state === 'CANCELLED' ? 'CANCELLATION' : 'CUSTOMER_DEPOSIT', id, currency)

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** What an order is owed back and no refund is under way for, apart from the one given. */
export async function freeDueMinor(
  tx: Prisma.TransactionClient,
  orderId: string,
  currency: string,
  exceptId = NOBODY,
): Promise<number> {
  const [under] = await tx.$queryRaw<{ minor: bigint | null }[]>`
    SELECT sum(r."amountMinor") AS minor FROM refund r JOIN payment p ON p.id = r."paymentId" JOIN payment_part t ON t.id = p."partId"
    WHERE t."orderId" = ${orderId}::uuid AND r.currency = ${currency} AND r.id <> ${exceptId}::uuid AND r.state IN ('ASKED', 'PENDING')
      AND NOT EXISTS (SELECT FROM ledger_entry e WHERE e."causeKind" = 'refund.paid' AND e."causeId" = r.id::text)`
  const balance = await accountBalance(tx, orderAccount('REFUND_DUE', orderId, currency))
  return -balance - Number(under?.minor ?? 0n)
}

async function isPosted(tx: Prisma.TransactionClient, causeKind: string, causeId: string) {
  const found = await tx.ledgerEntry.findUnique({
    where: { causeKind_causeId: { causeKind, causeId } },
    select: { id: true },
  })
  return found !== null
}

/** The part of a payment that was booked as unapplied receipts. */
export async function broughtUnapplied(
  tx: Prisma.TransactionClient,
  paymentId: string,
): Promise<number> {
  const [found] = await tx.$queryRaw<{ minor: bigint | null }[]>`
    SELECT -sum(p."amountMinor") AS minor FROM ledger_entry e JOIN ledger_posting p ON p."entryId" = e.id
    JOIN ledger_account a ON a.id = p."accountId" AND a.kind = 'UNAPPLIED_RECEIPT'
    WHERE e."causeKind" = 'payment.received' AND e."causeId" = ${paymentId}`
  return Number(found?.minor ?? 0n)
}
