import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import type { DeskDispute, DeskRefund, DueBack } from './payment-desk'
import { duesBack, openDisputes, refundsWaiting } from './payment-desk'
import { stripeDay, type PayoutRow, type StripeTotal } from './stripe-day'

/** What waits for finance at Stripe on a day. */
export interface Waiting {
  refunds: DeskRefund[]
  dues: DueBack[]
  disputes: DeskDispute[]
  totals: StripeTotal[]
  payouts: PayoutRow[]
}

/** @param day of the books, at the factory */
export async function waitingAtStripe(actor: Actor, day: string): Promise<Waiting> {
  const [refunds, dues, disputes, { totals, payouts }] = await Promise.all([
    refundsWaiting(actor),
    duesBack(actor),
    openDisputes(actor),
    stripeDay(actor, day),
  ])
  return { refunds, dues, disputes, totals, payouts }
}
