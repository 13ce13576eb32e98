import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { UNKNOWN_TYPE } from '../commands/receive-event'
import type { DifferenceKind, MoneyFact, Subject } from '../rules/compare'

const PAYOUT_ROWS = 30
/** How many are shown at once; the query for events returns one more where there are more. */
const DIFFERENCE_ROWS = 100
export const EVENT_ROWS = 30

/** What moved at Stripe on a day of the books, in one currency. Minor units. */
export interface StripeTotal {
  currency: string
  receivedMinor: number
  refundedMinor: number
  disputedMinor: number
  /** what Stripe kept */
  feeMinor: number
  paidOutMinor: number
  /** what is at Stripe at the end of the day, by the books */
  leftMinor: number
}

export interface PayoutRow {
  id: string
  amountMinor: number
  currency: string
  status: string
  isAutomatic: boolean
  isReconciled: boolean
  arrivesOn: string
  /** the sum of its movements; null while Stripe hasn't listed them */
  partsMinor: number | null
  movements: number
  feeMinor: number
  /** the day on which the bank showed it; null where it hasn't */
  bankedOn: string | null
}

/**
 * How Stripe's money moved on a day, and recent payouts with what is known of each. All of it comes from the books.
 */
export async function stripeDay(
  actor: Actor,
  day: string,
): Promise<{ totals: StripeTotal[]; payouts: PayoutRow[] }> {
  authorize(actor, 'ledger.read')
  const [totals, payouts] = await Promise.all([totalsOf(day), lastPayouts()])
  return { totals, payouts }
}

async function totalsOf(day: string): Promise<StripeTotal[]> {
  const rows = await db.$queryRaw<
    {
      currency: string
      received: bigint
      refunded: bigint
      disputed: bigint
      fee: bigint
      paidOut: bigint
      balance: bigint
    }[]
  >`
    SELECT p.currency::text AS currency,
      coalesce(sum(p."amountMinor") FILTER (WHERE e."bookedOn" = ${day}::date AND e."causeKind" IN ('payment.received', 'payment.unmatched')), 0)::bigint AS received,
      coalesce(-sum(p."amountMinor") FILTER (WHERE e."bookedOn" = ${day}::date AND e."causeKind" LIKE 'refund.%'), 0)::bigint AS refunded,
      coalesce(-sum(p."amountMinor") FILTER (WHERE e."bookedOn" = ${day}::date AND e."causeKind" = 'dispute.moved'), 0)::bigint AS disputed,
      coalesce(-sum(p."amountMinor") FILTER (WHERE e."bookedOn" = ${day}::date AND e."causeKind" = 'stripe.fee'), 0)::bigint AS fee,
      coalesce(-sum(p."amountMinor") FILTER (WHERE e."bookedOn" = ${day}::date AND e."causeKind" IN ('payout.paid', 'payout.failed')), 0)::bigint AS "paidOut",
      sum(p."amountMinor")::bigint AS balance
    FROM ledger_account a JOIN ledger_posting p ON p."accountId" = a.id JOIN ledger_entry e ON e.id = p."entryId"
    WHERE a.kind = 'STRIPE_CLEARING' AND e."bookedOn" <= ${day}::date GROUP BY p.currency ORDER BY p.currency`
  return rows.map((row) => ({
    currency: row.currency,
    receivedMinor: Number(row.received),
    refundedMinor: Number(row.refunded),
    disputedMinor: Number(row.disputed),
    feeMinor: Number(row.fee),
    paidOutMinor: Number(row.paidOut),
    leftMinor: Number(row.balance),
  }))
}

async function lastPayouts(): Promise<PayoutRow[]> {
  const rows = await db.$queryRaw<
    {
      id: string
      amount: bigint
      currency: string
      status: string
      isAutomatic: boolean
      isReconciled: boolean
      arrivesOn: Date
      parts: bigint | null
      movements: bigint
      fee: bigint
      bankedOn: Date | null
    }[]
  >`
    SELECT o.id, o."amountMinor" AS amount, o.currency::text AS currency, o.status, o."isAutomatic", o."isReconciled", o."arrivesOn",
      sum(m."amountMinor" - m."feeMinor")::bigint AS parts, count(m.id) AS movements, coalesce(sum(m."feeMinor"), 0)::bigint AS fee, b."bookedOn" AS "bankedOn"
    FROM stripe_payout o LEFT JOIN stripe_movement m ON m."payoutId" = o.id AND m.category <> 'payout' LEFT JOIN bank_match x ON x."payoutId" = o.id AND x."undoneAt" IS NULL LEFT JOIN bank_entry b ON b.id = x."entryId"
    GROUP BY o.id, b."bookedOn" ORDER BY o."arrivesOn" DESC, o.id DESC LIMIT ${PAYOUT_ROWS}`
  return rows.map(({ amount, parts, movements, fee, arrivesOn, bankedOn, ...row }) => ({
    ...row,
    amountMinor: Number(amount),
    partsMinor: row.isReconciled && row.isAutomatic ? Number(parts ?? 0n) : null,
    movements: Number(movements),
    feeMinor: Number(fee),
    arrivesOn: arrivesOn.toISOString().slice(0, 10),
    bankedOn: bankedOn?.toISOString().slice(0, 10) ?? null,
  }))
}

export interface DifferenceRow {
  id: string
  kind: DifferenceKind
  subject: Subject
  objectId: string
  paymentId: string | null
  here: Partial<MoneyFact>
  there: Partial<MoneyFact>
  firstAt: Date
}

export interface UnknownEvent {
  id: string
  type: string
  receivedAt: Date
}

/** The differences between Stripe and the books, when they were last compared, and the events of unknown type. */
export async function stripeDifferences(actor: Actor): Promise<{
  last: { at: Date; by: string; checked: number; events: number } | null
  open: DifferenceRow[]
  noted: (DifferenceRow & { note: string; settledBy: string; settledAt: Date })[]
  unknown: UnknownEvent[]
  /** there are more differences than these */
  isCut: boolean
}> {
  authorize(actor, 'ledger.read')
  const [last, differences, unknown] = await Promise.all([
    db.stripeComparison.findFirst({ orderBy: { at: 'desc' } }),
    db.stripeDifference.findMany({
      where: { OR: [{ settledAt: null }, { settled: 'noted' }] },
      // Those that wait come before those that somebody has explained.
      orderBy: [{ settledAt: { sort: 'asc', nulls: 'first' } }, { firstAt: 'desc' }, { id: 'asc' }],
      take: DIFFERENCE_ROWS + 1,
    }),
    db.stripeEvent.findMany({
      where: { outcome: UNKNOWN_TYPE },
      orderBy: { receivedAt: 'desc' },
      take: EVENT_ROWS + 1,
      select: { id: true, type: true, receivedAt: true },
    }),
  ])
  const rows = differences.slice(0, DIFFERENCE_ROWS)
  const row = (each: (typeof rows)[number]): DifferenceRow => ({
    id: each.id,
    kind: each.kind as DifferenceKind,
    subject: each.subject as Subject,
    objectId: each.objectId,
    paymentId: each.paymentId,
    here: each.here as Partial<MoneyFact>,
    there: each.there as Partial<MoneyFact>,
    firstAt: each.firstAt,
  })
  return {
    last,
    open: rows.filter(({ settledAt }) => settledAt === null).map(row),
    noted: rows.flatMap((each) =>
      each.settledAt === null
        ? []
        : [
            {
              ...row(each),
              note: each.note,
              settledBy: each.settledBy ?? '',
              settledAt: each.settledAt,
            },
          ],
    ),
    unknown,
    isCut: differences.length > DIFFERENCE_ROWS,
  }
}
