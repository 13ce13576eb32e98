import type { MoneyFact, Subject } from './compare'
import { keptMinor } from './payout'

/** A movement at Stripe, with what its source says. */
export interface ToldMovement {
  id: string
  category: string
  sourceId: string | null
  amountMinor: number
  feeMinor: number
  currency: string
  /** of the charge, refund or dispute that caused it */
  intentId: string | null
  source: { amountMinor: number; currency: string } | null
  sourceStatus: string | null
}

const SUBJECT_OF: Readonly<Record<string, Subject>> = {
  charge: 'payment',
  charge_failure: 'payment',
  refund: 'refund',
  refund_failure: 'refund',
  dispute: 'dispute',
  dispute_reversal: 'dispute',
  payout: 'payout',
  payout_reversal: 'payout',
}

/** Statuses of Stripe that count as one here. */
const ON_ITS_WAY: Readonly<Record<string, string>> = { requires_action: 'pending' }

/**
 * The facts that a movement at Stripe means to the books: its money, in the currency of its source, and separately
 * what Stripe kept. A movement that is a fee as a whole gives the fee alone. Pure.
 */
export function factsOf(
  movement: ToldMovement,
  paymentIds: ReadonlyMap<string, string>,
): MoneyFact[] {
  const { id, category, sourceId, currency, intentId, source, sourceStatus } = movement
  const feeMinor = keptMinor(movement)
  const paymentId = (intentId && paymentIds.get(intentId)) ?? null
  const fee: MoneyFact[] =
    feeMinor === 0
      ? []
      : [{ subject: 'fee', id, amountMinor: -feeMinor, currency, status: null, paymentId }]
  if (feeMinor - movement.feeMinor !== 0) return fee
  const subject = SUBJECT_OF[category] ?? 'other'
  const objectId =
    subject === 'payment'
      ? (intentId ?? sourceId ?? id)
      : subject === 'dispute' || subject === 'other'
        ? id
        : (sourceId ?? id)
  const money: MoneyFact = {
    subject,
    id: objectId,
    amountMinor:
      source?.currency && source.currency !== currency ? source.amountMinor : movement.amountMinor,
    currency: source?.currency ?? currency,
    status: subject === 'refund' ? (ON_ITS_WAY[sourceStatus ?? ''] ?? sourceStatus) : null,
    paymentId,
  }
  return [money, ...fee]
}
