import type { RecallWindow } from '../data/recall-windows'

/** How much of a payment may be refunded, and the life of a refund. Pure. */

export const REFUND_REASONS = ['cancelled', 'goods', 'overpaid', 'duplicate', 'other'] as const

export const REFUND_STATES = ['ASKED', 'PENDING', 'SUCCEEDED', 'FAILED', 'CANCELED'] as const
export type RefundState = (typeof REFUND_STATES)[number]

/** Whether its money is on its way or gone, so that it counts against what is left of its payment. */
export const isStanding = (state: RefundState): boolean =>
  state !== 'FAILED' && state !== 'CANCELED'

const WEIGHT: Readonly<Record<RefundState, number>> = {
  ASKED: 0,
  PENDING: 1,
  SUCCEEDED: 2,
  FAILED: 3,
  CANCELED: 4,
}
/** Our state for each of Stripe's; one that isn't listed is on its way. */
const STATE_OF: Readonly<Record<string, RefundState>> = {
  pending: 'PENDING',
  requires_action: 'PENDING',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  canceled: 'CANCELED',
}

/**
 * The state of a refund after Stripe reported one. It only moves forward: news that come late, twice or in any order
 * lead to the same state.
 */
export function learnRefundState(state: RefundState, reported: string | null): RefundState {
  const next = STATE_OF[reported ?? 'pending'] ?? 'PENDING'
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

/** Whether an amount of a payment may be refunded; the gravest reason against it comes first. Pure. */
export function refundVerdict(
  payment: {
    isReceived: boolean
    amountMinor: number
    refunds: readonly { amountMinor: number; state: RefundState }[]
    disputes: readonly string[]
    recallableUntil: Date | 'never_ends' | null
  },
  request: { amountMinor: number; isRecallAccepted: boolean; now: Date },
): RefundVerdict {
  if (!payment.isReceived) return 'not_received'
  if (isDisputed(payment.disputes)) return 'disputed'
  if (request.amountMinor > refundableMinor(payment)) return 'too_much'
  const { recallableUntil: until } = payment
  const isRecallable = until === 'never_ends' || (until !== null && request.now <= until)
  return isRecallable && !request.isRecallAccepted ? 'recallable' : 'ok'
}

/** What is left of a payment to refund, in minor units. */
export const refundableMinor = ({
  amountMinor,
  refunds,
}: {
  amountMinor: number
  refunds: readonly { amountMinor: number; state: RefundState }[]
}): number =>
  refunds
    .filter(({ state }) => isStanding(state))
    .reduce((remainingMinor, refund) => remainingMinor - refund.amountMinor, amountMinor)

/**
 * The accounts that a refund is taken from: first what is due back already and no refund is under way for, then what
 * its payment brought beyond its part, and the rest from the order's deposit. Pure.
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
 * How a refund with an unknown answer is sent again: with its key while that holds, else under another key once
 * Stripe has said that it knows no such refund. A key that was answered with a failure keeps answering the same.
 */
export const nextAttempt = (
  { attempt, sentAt }: { attempt: number; sentAt: Date | null },
  { hasFailed, now }: { hasFailed: boolean; now: Date },
): number =>
  hasFailed || (sentAt !== null && now.getTime() - sentAt.getTime() > KEY_HOLDS_MS)
    ? attempt + 1
    : attempt
