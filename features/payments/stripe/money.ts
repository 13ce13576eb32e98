import 'server-only'
import type Stripe from 'stripe'
import { stripe } from '@/platform/stripe/client'
import type { SourcedMovement } from '../commands/take-movements'
import type { ToldMovement } from '../rules/facts-there'
import { ofMovement } from '../rules/money-findings'

/** Reads movements of money from Stripe. */

/** How many movements are read at most: a longer list is asked for in parts. */
const MOST = 10_000

export type ReadMovement = SourcedMovement & ToldMovement

/** What a payout consists of. @throws Stripe's errors */
export const movementsOfPayout = (payoutId: string): Promise<ReadMovement[]> =>
  movements({ payout: payoutId })

/**
 * What moved the balance since a moment, the newest first.
 * @throws Stripe's errors
 */
export const movementsSince = (since: Date): Promise<ReadMovement[]> =>
  movements({ created: { gte: Math.floor(since.getTime() / 1000) } })

async function movements(params: Stripe.BalanceTransactionListParams): Promise<ReadMovement[]> {
  const rows: ReadMovement[] = []
  const list = stripe().balanceTransactions.list({ ...params, limit: 100, expand: ['data.source'] })
  for await (const each of list) {
    const movement = ofMovement(each)
    rows.push({ ...movement, ...sourceOf(each, movement.amountMinor) })
    if (rows.length >= MOST) break
  }
  return rows
}

/**
 * What the source of a movement says: its payment, its status, and its own currency and amount where Stripe
 * converted it.
 */
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
