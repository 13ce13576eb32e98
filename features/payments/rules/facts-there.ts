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
  /** of the charge, refund or dispute that it comes of */
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

/** Words of Stripe that are one here. */
const ON_ITS_WAY: Readonly<Record<string, string>> = { requires_action: 'pending' }

/**
 * What a movement at Stripe is to the books: the money, in what its source is in, and apart from it what Stripe
 * kept. Of what is kept alone there is a fee and nothing else. Pure.
 */
export function factsOf(
  movement: ToldMovement,
  paymentIds: ReadonlyMap<string, string>,
): MoneyFact[] {
  const { id, category, sourceId, currency, intentId, source, sourceStatus } = movement
  const kept = keptMinor(movement)
  const paymentId = (intentId && paymentIds.get(intentId)) ?? null
  const fee: MoneyFact[] =
    kept === 0
      ? []
      : [{ subject: 'fee', id, amountMinor: -kept, currency, status: null, paymentId }]
  if (kept - movement.feeMinor !== 0) return fee
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
