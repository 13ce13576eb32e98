import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { accountBalance } from '@/features/ledger/queries/balances'
import {
  houseAccount,
  orderAccount,
  receivable,
  type AccountRef,
} from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import { partStandings } from '@/features/orders/queries/part-standings'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { log } from '@/platform/log'
import { learnDisputeStatus, outcomeOf } from '../rules/dispute'
import type { DisputeFinding } from '../rules/money-findings'
import { attentionTo } from './attention'
import { broughtUnapplied, freeDueMinor } from './book-refund'
import { takeMovements } from './take-movements'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

interface Disputed {
  id: string
  paymentId: string
  partId: string
  amountMinor: number
  currency: string
  order: { id: string; companyId: string; state: string }
}

/**
 * Records and books what Stripe reports of a dispute, which may come late, twice and in any order. What the bank
 * withdrew stands on the order's dispute account and leaves it again when the dispute is won. What is lost counts as
 * never paid: its part is owed again; of a cancelled order it reduces what was due back, and then what was retained.
 * @param paymentId the received payment that is disputed
 */
export async function learnDispute(
  within: Within,
  paymentId: string,
  finding: DisputeFinding,
): Promise<'recorded' | 'unchanged' | 'other_currency'> {
  const { transaction: tx, actor, now } = within
  const { partId, part } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: {
      partId: true,
      part: {
        select: {
          order: { select: { id: true, companyId: true, currency: true, state: true } },
        },
      },
    },
  })
  await tx.$queryRaw`SELECT id FROM payment_part WHERE id = ${partId}::uuid FOR UPDATE`
  const { order } = part
  if (finding.currency !== order.currency) return 'other_currency'
  const existing = await tx.dispute.findUnique({ where: { id: finding.id } })
  const status = learnDisputeStatus(existing?.status ?? null, finding.status)
  const isOver = outcomeOf(status) !== 'open'
  const facts = {
    amountMinor: finding.amountMinor,
    reason: finding.reason,
    status,
    // Late news says less than what is known already.
    ...(status === finding.status ? { answerBy: finding.answerBy } : {}),
    // An appeal reopens it.
    closedAt: isOver ? (existing?.status === status ? existing.closedAt : now) : null,
  }
  await tx.dispute.upsert({
    where: { id: finding.id },
    create: {
      id: finding.id,
      paymentId,
      currency: finding.currency,
      openedAt: finding.openedAt,
      answerBy: finding.answerBy,
      ...facts,
    },
    update: facts,
  })
  const disputed = {
    id: finding.id,
    paymentId,
    partId,
    amountMinor: finding.amountMinor,
    currency: finding.currency,
    order,
  }
  await bookMovements(within, disputed, finding)
  await bookOutcome(within, disputed, status)
  if (existing?.status === status) return 'unchanged'
  log.warn({ disputeId: finding.id, paymentId, status }, 'a payment is disputed')
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'payment.dispute',
    objectType: 'payment',
    objectId: paymentId,
    before: existing ? { status: existing.status } : {},
    after: { disputeId: finding.id, status, reason: finding.reason, ...amountIn(finding) },
  })
  if (!existing || isOver)
    await attentionTo(
      within,
      paymentId,
      `dispute:${finding.id}:${isOver ? outcomeOf(status) : 'opened'}`,
      `/staff/finance/disputes/${finding.id}`,
    )
  return 'recorded'
}

const amountIn = ({ amountMinor, currency }: DisputeFinding) => ({ amountMinor, currency })

/**
 * Books what the bank took and gave back, each movement once, in the payment's currency; a movement may be in
 * another.
 */
async function bookMovements(
  within: Within,
  dispute: Disputed,
  { movements }: DisputeFinding,
): Promise<void> {
  const { currency, order } = dispute
  for (const movement of movements) {
    const minor =
      movement.currency === currency
        ? movement.amountMinor
        : Math.sign(movement.amountMinor) * dispute.amountMinor
    await postEntry(within, {
      cause: { kind: 'dispute.moved', id: `${dispute.id}:${movement.id}` },
      postings: transfer(
        orderAccount('DISPUTE', order.id, currency, dispute.id),
        houseAccount('STRIPE_CLEARING', currency),
        minor,
      ),
    })
    await takeMovements(within, [{ ...movement, source: { amountMinor: minor, currency } }])
  }
}

/**
 * Books the outcome: what is lost is owed again; a won appeal reverses that, and what was paid again meanwhile is
 * unapplied.
 */
async function bookOutcome(within: Within, dispute: Disputed, status: string): Promise<void> {
  const { transaction: tx } = within
  const { id, paymentId, currency, order, partId } = dispute
  const account = orderAccount('DISPUTE', order.id, currency, id)
  const balanceMinor = await accountBalance(tx, account)
  const unapplied = houseAccount('UNAPPLIED_RECEIPT', currency, order.companyId)
  const isOff = order.state === 'CANCELLED'
  const owedAccount: AccountRef = isOff
    ? orderAccount('CANCELLATION', order.id, currency)
    : receivable(order.id, partId, currency)
  if (outcomeOf(status) === 'lost' && balanceMinor > 0) {
    // Nobody owes what its part didn't need.
    const spare = await broughtUnapplied(tx, paymentId)
    const loose = Math.min(balanceMinor, spare, -(await accountBalance(tx, unapplied)))
    // What was due back has gone back through the dispute.
    const due = isOff
      ? Math.min(balanceMinor - loose, await freeDueMinor(tx, order.id, currency))
      : 0
    await postEntry(within, {
      cause: { kind: 'dispute.lost', id },
      postings: [
        { account: unapplied, amountMinor: loose },
        { account: orderAccount('REFUND_DUE', order.id, currency), amountMinor: due },
        { account: owedAccount, amountMinor: balanceMinor - loose - due },
        { account, amountMinor: -balanceMinor },
      ],
    })
  }
  if (outcomeOf(status) === 'won' && balanceMinor < 0) {
    const open = (await partStandings(tx, [partId])).get(partId)?.openMinor ?? 0
    const applied = isOff ? 0 : Math.min(open, -balanceMinor)
    await postEntry(within, {
      cause: { kind: 'dispute.regained', id },
      postings: [
        { account, amountMinor: -balanceMinor },
        { account: receivable(order.id, partId, currency), amountMinor: -applied },
        { account: unapplied, amountMinor: balanceMinor + applied },
      ],
    })
  }
}
