import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { postEntries, postEntry } from '@/features/ledger/commands/post-entry'
import {
  houseAccount,
  orderAccount,
  receivable,
  type AccountRef,
} from '@/features/ledger/rules/accounts'
import type { Cause } from '@/features/ledger/rules/causes'
import { transfer } from '@/features/ledger/rules/entry'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { partStandings } from '../queries/part-standings'
import { dueAfter, setLaterDues } from './part-dues'
import type { PlanGate } from '@/features/company/rules/plan-gates'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/** Money received for a part of a payment plan. */
export interface PartReceipt {
  partId: string
  /** minor units of the part's currency, above 0 */
  amountMinor: number
  currency: string
  /** the account it arrived on: Stripe's clearing account, or a bank */
  into: AccountRef
  cause: Cause
  /** its value date, `YYYY-MM-DD`; today at the factory where none is given */
  valueOn?: string
}

export interface Received {
  /** applied to the part */
  appliedMinor: number
  /** more than the part needed: booked as the company's unapplied receipt */
  unappliedMinor: number
  /** this receipt paid the rest of the part */
  isPaid: boolean
  /** this receipt confirmed the order */
  isConfirmed: boolean
  /** false if the same cause was posted before: nothing was done */
  isNew: boolean
}

/**
 * Posts that the gates of parts have come: the buyer owes them from now on. A part of 0 is owed by
 * nobody.
 */
export async function makePayable(
  within: Within,
  order: { id: string; currency: string },
  parts: readonly { id: string; amountMinor: number }[],
): Promise<void> {
  await postEntries(
    within,
    parts.map(({ id, amountMinor }) => ({
      cause: { kind: 'part.payable', id },
      postings: transfer(
        orderAccount('CUSTOMER_DEPOSIT', order.id, order.currency),
        receivable(order.id, id, order.currency),
        amountMinor,
      ),
    })),
  )
}

/**
 * Opens a gate of an order: its parts are owed from now on, and due after their agreed working
 * days. Repeating it has no effect. The caller has authorized the actor.
 * @returns the parts that waited for the gate
 */
export async function openGate(
  within: Within,
  orderId: string,
  gate: PlanGate,
): Promise<{ id: string; amountMinor: number }[]> {
  const { transaction: tx, now } = within
  await tx.$queryRaw`SELECT id FROM payment_part WHERE "orderId" = ${orderId}::uuid AND gate = ${gate}::"PlanGate" ORDER BY position FOR UPDATE`
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { id: true, currency: true, state: true, parts: { where: { gate } } },
  })
  if (order.state === 'CANCELLED') return []
  const standings = await partStandings(
    tx,
    order.parts.map(({ id }) => id),
  )
  const waitingParts = order.parts.filter(
    ({ id, amountMinor }) => amountMinor > 0 && !standings.get(id)?.isPayable,
  )
  for (const { id, gateDays } of waitingParts) {
    const partDue = await dueAfter(tx, now, gateDays ?? 0)
    if (partDue) await tx.paymentPart.update({ where: { id }, data: partDue })
  }
  const openedParts = waitingParts.map(({ id, amountMinor }) => ({
    id,
    amountMinor: Number(amountMinor),
  }))
  await makePayable(within, order, openedParts)
  return openedParts
}

/** Whether all parts whose gate is the signature are paid, so that the order begins. */
async function isDepositIn(tx: Prisma.TransactionClient, orderId: string): Promise<boolean> {
  const parts = await tx.paymentPart.findMany({
    where: { orderId, gate: 'signature', amountMinor: { gt: 0 } },
    select: { id: true },
  })
  const standings = await partStandings(
    tx,
    parts.map(({ id }) => id),
  )
  return [...standings.values()].every(({ paidAt }) => paidAt !== null)
}

/**
 * Books money received for a part, by card, debit or transfer, and what follows from it: the part
 * is paid when nothing of it is left, and the deposit confirms the order. Money for a part whose
 * gate hasn't come makes the part payable; any excess, and all money for a cancelled order, becomes
 * the company's unapplied receipt. The caller has authorized the actor, and sends any letters.
 * @throws NotFoundError for an unknown part; ConflictError `other_currency`; as `postEntry`
 */
export async function receiveMoney(within: Within, receipt: PartReceipt): Promise<Received> {
  const { transaction: tx } = within
  const { partId, amountMinor, currency, into, cause, valueOn } = receipt
  // Receipts for one part are booked one after the other.
  await tx.$queryRaw`SELECT id FROM payment_part WHERE id = ${partId}::uuid FOR UPDATE`
  const part = await tx.paymentPart.findUnique({
    where: { id: partId },
    select: {
      gate: true,
      amountMinor: true,
      order: { select: { id: true, companyId: true, currency: true, state: true } },
    },
  })
  if (!part) throw new NotFoundError(`payment part ${partId}`)
  const { order } = part
  if (currency !== order.currency || into.currency !== currency)
    throw new ConflictError('other_currency')
  const isOff = order.state === 'CANCELLED'
  // A billed part is owed since it was billed; a recut part was made payable by the part it
  // replaces.
  const isPayable = (await partStandings(tx, [partId])).get(partId)?.isPayable === true
  if (!isOff && !isPayable && part.gate !== 'billed')
    await makePayable(within, order, [{ id: partId, amountMinor: Number(part.amountMinor) }])
  const openMinor = (await partStandings(tx, [partId])).get(partId)?.openMinor ?? 0
  const appliedMinor = isOff ? 0 : Math.min(openMinor, amountMinor)
  const unappliedMinor = amountMinor - appliedMinor
  const earlierEntry = await tx.ledgerEntry.findUnique({
    where: { causeKind_causeId: { causeKind: cause.kind, causeId: cause.id } },
    select: { id: true },
  })
  if (earlierEntry)
    return { appliedMinor: 0, unappliedMinor: 0, isPaid: false, isConfirmed: false, isNew: false }
  await postEntry(within, {
    cause,
    ...(valueOn ? { valueOn } : {}),
    postings: [
      { account: into, amountMinor },
      { account: receivable(order.id, partId, currency), amountMinor: -appliedMinor },
      {
        account: houseAccount('UNAPPLIED_RECEIPT', currency, order.companyId),
        amountMinor: -unappliedMinor,
      },
    ],
  })
  const isPaid = appliedMinor > 0 && appliedMinor === openMinor
  const isConfirmed =
    isPaid &&
    part.gate === 'signature' &&
    (await confirmOrder(within, order.id, `${cause.kind}:${cause.id}`))
  return { appliedMinor, unappliedMinor, isPaid, isConfirmed, isNew: true }
}

/**
 * Confirms an order whose deposit is in: its next parts are owed, and later parts get their due
 * days. The caller holds the locks on what could pay it, and has authorized the actor.
 * @param cause of the payment, for the audit
 * @returns false if the deposit isn’t in, or the order was confirmed before
 */
export async function confirmOrder(
  within: Within,
  orderId: string,
  cause: string,
): Promise<boolean> {
  const { transaction: tx, now, actor } = within
  if (!(await isDepositIn(tx, orderId))) return false
  const { count } = await tx.order.updateMany({
    where: { id: orderId, state: 'AWAITING_DEPOSIT' },
    data: { state: 'CONFIRMED', confirmedAt: now },
  })
  if (count === 0) return false
  await setLaterDues(tx, orderId, now)
  await openGate(within, orderId, 'deposit_received')
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'order.confirm',
    objectType: 'order',
    objectId: orderId,
    before: { state: 'AWAITING_DEPOSIT' },
    after: { state: 'CONFIRMED', cause },
  })
  return true
}
