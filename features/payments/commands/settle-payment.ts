import 'server-only'
import type { Context, OwnContext } from '@/features/accounts/context'
import { companyReaders } from '@/features/accounts/queries/company-readers'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { houseRecipients } from '@/features/company/queries/mail'
import { localeOf } from '@/i18n/routing'
import { recordAudit } from '@/platform/audit'
import { isCurrency } from '@/platform/currencies'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import type { Prisma } from '@/platform/db/generated/client'
import { log } from '@/platform/log'
import type { Mail } from '@/platform/mail'
import type { PaymentFinding } from '../rules/findings'
import { queueMails } from '@/platform/mail'
import { paidMails } from '../mails/paid-letters'
import { receiveMoney } from '@/features/orders/commands/receive-money'
import { partStandings } from '@/features/orders/queries/part-standings'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import type { PaymentStatus } from '@/features/orders/rules/payment-state'
import { learn } from '../rules/attempt'
import { attentionTo } from './attention'

/**
 * What became of a finding. A person must look at the `refused_…`, `…_twice` and `…_cancelled` ones: they are logged
 * as errors and audited.
 */
export type Settlement =
  | 'recorded'
  | 'unchanged'
  | 'paid'
  | 'unknown_payment'
  | 'other_session'
  | 'refused_session'
  | 'refused_amount'
  | 'paid_twice'
  | 'paid_after_cancelled'

export interface PreparedSettlement {
  finding: PaymentFinding
  paymentId: string
  partId: string
  mails: Mail[]
}

const part = {
  include: {
    order: {
      include: {
        parts: { select: { id: true } },
        quote: { select: { request: { select: { id: true, contactEmail: true, locale: true } } } },
        revision: { select: { sentBy: { select: { email: true } } } },
      },
    },
  },
} as const satisfies Prisma.PaymentPartDefaultArgs

/**
 * Finds the payment and writes the letters it may need, outside of any transaction.
 * @returns null for a payment that isn't ours
 */
export async function prepareSettlement(
  finding: PaymentFinding,
): Promise<PreparedSettlement | null> {
  const { paymentId, sessionId } = finding
  if (!paymentId && !sessionId) return null
  const payment = await db.payment.findUnique({
    where: paymentId ? { id: paymentId } : { checkoutSessionId: sessionId ?? '' },
    include: { part },
  })
  if (!payment) return null
  const { order, ...paid } = payment.part
  const standings = await partStandings(
    db,
    order.parts.map(({ id }) => id),
  )
  const openMinor = [...standings.values()].reduce((sum, each) => sum + each.openMinor, 0)
  const due = finding.fact.kind === 'succeeded' && standings.get(paid.id)?.paidAt === null
  const mails = due
    ? await paidMails({
        partId: paid.id,
        isDeposit: paid.gate === 'signature',
        orderSerial: order.serial,
        requestId: order.quote.request.id,
        currency: paid.currency,
        amountMinor: Number(payment.amountMinor),
        balanceMinor: Math.max(0, openMinor - Number(payment.amountMinor)),
        buyerEmail: order.quote.request.contactEmail,
        readers: await companyReaders(db, {
          companyId: order.companyId,
          letters: ['PAYMENTS'],
          contact: order.quote.request.contactEmail,
        }),
        language: localeOf(order.quote.request.locale),
        staffEmails: await houseRecipients('depositsTo', order.revision.sentBy?.email),
      })
    : []
  return { finding, paymentId: payment.id, partId: paid.id, mails }
}

/**
 * Records a finding about a payment and what follows from it: with the deposit received, the order is confirmed and
 * both sides get their mail. Findings may come late, twice and in any order; money counts once.
 * @param context of Stripe, for the event or session that reported it
 */
export async function settlePayment(
  context: Context,
  prepared: PreparedSettlement,
): Promise<Settlement> {
  authorize(context.actor, 'payment.settle')
  return inTransaction(context, (_tx, within) => settle(within, prepared))
}

async function settle(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  prepared: PreparedSettlement,
): Promise<Settlement> {
  const { actor, transaction: tx } = within
  const { finding, paymentId, partId, mails } = prepared
  // Changes to one part happen one after the other, a new attempt included.
  await tx.$queryRaw`SELECT id FROM payment_part WHERE id = ${partId}::uuid FOR UPDATE`
  const payment = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    include: { part: { include: { order: { select: { state: true } } } } },
  })
  const alert = (settlement: Settlement): Promise<Settlement> => alarm(within, settlement, prepared)
  const refuse = async (settlement: Settlement): Promise<Settlement> => {
    await putAside(within, prepared)
    return alert(settlement)
  }

  if (
    finding.sessionId &&
    payment.checkoutSessionId &&
    finding.sessionId !== payment.checkoutSessionId
  ) {
    return finding.charged ? refuse('refused_session') : 'other_session'
  }
  const { charged } = finding
  if (
    charged &&
    !(
      BigInt(charged.amountMinor) === payment.amountMinor &&
      charged.currency === payment.part.currency
    )
  ) {
    return refuse('refused_amount')
  }
  const next = learn(payment, finding.fact)
  if (!differs(payment, next)) return 'unchanged'
  await tx.payment.update({
    where: { id: paymentId },
    data: {
      ...next,
      ...(finding.sessionId && !payment.checkoutSessionId
        ? { checkoutSessionId: finding.sessionId }
        : {}),
    },
  })
  if (next.state === payment.state) return 'recorded'
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: `payment.${next.state.toLowerCase()}`,
    objectType: 'payment',
    objectId: paymentId,
    before: { state: payment.state },
    after: {
      state: next.state,
      paymentIntentId: next.paymentIntentId,
      failureReason: next.failureReason,
    },
  })
  if (next.state !== 'SUCCEEDED') return 'recorded'

  const receipt = await receiveMoney(within, {
    partId,
    amountMinor: Number(payment.amountMinor),
    currency: payment.currency,
    into: houseAccount('STRIPE_CLEARING', payment.currency),
    cause: { kind: 'payment.received', id: paymentId },
  })
  if (payment.part.order.state === 'CANCELLED') return alert('paid_after_cancelled')
  if (receipt.unappliedMinor > 0) return alert('paid_twice')
  await queueMails(tx, mails)
  return 'paid'
}

/** Books money that fits nothing as unapplied receipts of its company, until a person says what it is for. */
async function putAside(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  { finding: { charged, fact, sessionId }, paymentId, partId }: PreparedSettlement,
): Promise<void> {
  if (fact.kind !== 'succeeded' || !charged || charged.amountMinor <= 0) return
  if (!isCurrency(charged.currency)) return
  const { order } = await within.transaction.paymentPart.findUniqueOrThrow({
    where: { id: partId },
    select: { order: { select: { companyId: true } } },
  })
  await postEntry(within, {
    cause: { kind: 'payment.unmatched', id: `${paymentId}:${sessionId ?? ''}` },
    postings: transfer(
      houseAccount('UNAPPLIED_RECEIPT', charged.currency, order.companyId),
      houseAccount('STRIPE_CLEARING', charged.currency),
      charged.amountMinor,
    ),
  })
}

/** Settles in a transaction of its own. */
export async function settleNow(context: OwnContext, finding: PaymentFinding): Promise<Settlement> {
  authorize(context.actor, 'payment.settle')
  const prepared = await prepareSettlement(finding)
  return prepared ? settlePayment(context, prepared) : 'unknown_payment'
}

const differs = (a: PaymentStatus, b: PaymentStatus): boolean =>
  a.state !== b.state ||
  a.paymentIntentId !== b.paymentIntentId ||
  a.failureReason !== b.failureReason

/** Raises an alert once per payment and cause: reloading a page asks Stripe again and gets the same answer. */
async function alarm(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  settlement: Settlement,
  { paymentId, finding }: PreparedSettlement,
): Promise<Settlement> {
  const { actor, transaction: tx } = within
  const earlierAlarm = await tx.auditEvent.findFirst({
    where: {
      objectType: 'payment',
      objectId: paymentId,
      action: 'payment.alert',
      after: { path: ['what'], equals: settlement },
    },
    select: { id: true },
  })
  if (earlierAlarm) return settlement
  log.error(
    {
      paymentId,
      source: auditActor(actor).id,
      sessionId: finding.sessionId,
      charged: finding.charged,
      fact: finding.fact.kind,
    },
    `payment needs a person: ${settlement}`,
  )
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'payment.alert',
    objectType: 'payment',
    objectId: paymentId,
    after: {
      what: settlement,
      sessionId: finding.sessionId,
      fact: finding.fact.kind,
      ...finding.charged,
    },
  })
  await attentionTo(within, paymentId, settlement)
  return settlement
}
