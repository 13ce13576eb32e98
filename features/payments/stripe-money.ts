import 'server-only'
import type Stripe from 'stripe'
import { stripe } from '@/platform/stripe/client'
import type { SourcedMovement } from './commands/take-movements'
import type { ToldMovement } from './rules/facts-there'
import { ofMovement } from './rules/money-findings'

/** What money moved at Stripe, read from there. */

/** More than this at once is asked for in parts: a list without end isn't waited for. */
const MOST = 10_000

export type ReadMovement = SourcedMovement & ToldMovement

/** What a payout consists of. @throws Stripe's errors */
export const movementsOfPayout = (payoutId: string): Promise<ReadMovement[]> =>
  movements({ payout: payoutId })

/** What moved the balance since a moment, the newest first. @throws Stripe's errors */
export const movementsSince = (since: Date): Promise<ReadMovement[]> =>
  movements({ created: { gte: Math.floor(since.getTime() / 1000) } })

async function movements(asked: Stripe.BalanceTransactionListParams): Promise<ReadMovement[]> {
  const found: ReadMovement[] = []
  const list = stripe().balanceTransactions.list({ ...asked, limit: 100, expand: ['data.source'] })
  for await (const each of list) {
    const movement = ofMovement(each)
    found.push({ ...movement, ...sourceOf(each, movement.amountMinor) })
    if (found.length >= MOST) break
  }
  return found
}

/** What the source of a movement says: its payment, its state, and what it is in where Stripe has changed it. */
function sourceOf(
  { source }: Stripe.BalanceTransaction,
  movedMinor: number,
): Pick<ReadMovement, 'source' | 'sourceStatus' | 'intentId'> {
  if (
    !source ||
    typeof source === 'string' ||
    (source.object !== 'charge' && source.object !== 'refund' && source.object !== 'dispute')
  )
    return { source: null, sourceStatus: null, intentId: null }
  const intent = source.payment_intent
  return {
    source: {
      amountMinor: Math.sign(movedMinor) * source.amount,
      currency: source.currency.toUpperCase(),
    },
    sourceStatus: source.status ?? null,
    intentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
  }
}
