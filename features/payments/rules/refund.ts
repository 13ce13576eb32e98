import type { RecallWindow } from '../data/recall-windows'

/** What may go back of a payment, and what becomes of it. Pure. */

export const REFUND_REASONS = ['cancelled', 'goods', 'overpaid', 'duplicate', 'other'] as const

export const REFUND_STATES = ['ASKED', 'PENDING', 'SUCCEEDED', 'FAILED', 'CANCELED'] as const
export type RefundState = (typeof REFUND_STATES)[number]

/** Money of it is on its way or gone: it counts against what is left of its payment. */
export const isStanding = (state: RefundState): boolean =>
  state !== 'FAILED' && state !== 'CANCELED'

const WEIGHT: Readonly<Record<RefundState, number>> = {
  ASKED: 0,
  PENDING: 1,
  SUCCEEDED: 2,
  FAILED: 3,
  CANCELED: 4,
}
/** Stripe's words; one that isn't here is on its way. */
const STATE_OF: Readonly<Record<string, RefundState>> = {
  pending: 'PENDING',
  requires_action: 'PENDING',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  canceled: 'CANCELED',
}

/**
 * Where a refund stands once Stripe has told it so. It only goes on: what comes late, twice or in any order leads to
 * the same.
 */
export function learnRefundState(state: RefundState, told: string | null): RefundState {
  const next = STATE_OF[told ?? 'pending'] ?? 'PENDING'
  return WEIGHT[next] > WEIGHT[state] ? next : state
}

/** Its payer's bank argues about a payment, or has won: what it was isn't here to be given back. */
export const SETTLED_FOR_US: string[] = ['won', 'warning_closed', 'prevented']
export const isDisputed = (statuses: readonly string[]): boolean =>
  statuses.some((status) => !SETTLED_FOR_US.includes(status))

/**
 * The last day on which the payer of a debit can have it taken back. Pure.
 * @returns null for what can't be recalled, `never_ends` where no window is known
 */
export function recallableUntil(
  method: string | null,
  receivedAt: Date,
  windows: readonly RecallWindow[],
): Date | 'never_ends' | null {
  if (method === 'card') return null
  const window = windows.find((each) => each.method === method)
  return window ? new Date(receivedAt.getTime() + window.days * 86_400_000) : 'never_ends'
}

export type RefundVerdict = 'ok' | 'not_received' | 'disputed' | 'too_much' | 'recallable'

/** Whether so much of a payment may go back, the gravest reason against it first. Pure. */
export function refundVerdict(
  payment: {
    isReceived: boolean
    amountMinor: number
    refunds: readonly { amountMinor: number; state: RefundState }[]
    disputes: readonly string[]
    recallableUntil: Date | 'never_ends' | null
  },
  asked: { amountMinor: number; isRecallAccepted: boolean; now: Date },
): RefundVerdict {
  if (!payment.isReceived) return 'not_received'
  if (isDisputed(payment.disputes)) return 'disputed'
  if (asked.amountMinor > refundableMinor(payment)) return 'too_much'
  const { recallableUntil: until } = payment
  const isRecallable = until === 'never_ends' || (until !== null && asked.now <= until)
  return isRecallable && !asked.isRecallAccepted ? 'recallable' : 'ok'
}

/** What is left of a payment to be given back, in minor units. */
export const refundableMinor = ({
  amountMinor,
  refunds,
}: {
  amountMinor: number
  refunds: readonly { amountMinor: number; state: RefundState }[]
}): number =>
  refunds
    .filter(({ state }) => isStanding(state))
    .reduce((left, refund) => left - refund.amountMinor, amountMinor)

/**
 * What a refund is taken off: what is due back already and isn't being given back, then what its payment brought that
 * nobody needed, and its order's deposit for the rest. Pure.
 */
export function refundSources(
  amountMinor: number,
  { dueMinor, unappliedMinor }: { dueMinor: number; unappliedMinor: number },
): { dueMinor: number; unappliedMinor: number; depositMinor: number } {
  const due = Math.min(amountMinor, Math.max(0, dueMinor))
  const loose = Math.min(amountMinor - due, Math.max(0, unappliedMinor))
  return { dueMinor: due, unappliedMinor: loose, depositMinor: amountMinor - due - loose }
}

/** Stripe forgets an idempotency key after a day. */
const KEY_HOLDS_MS = 23 * 3_600_000

/**
 * How a refund of which Stripe's answer isn't known is sent again: with its key while that holds, and else under
 * another, once Stripe has said that it knows of none. A key that was answered with a failure answers the same for
 * ever.
 */
export const nextAttempt = (
  { attempt, sentAt }: { attempt: number; sentAt: Date | null },
  { hasFailed, now }: { hasFailed: boolean; now: Date },
): number =>
  hasFailed || (sentAt !== null && now.getTime() - sentAt.getTime() > KEY_HOLDS_MS)
    ? attempt + 1
    : attempt
