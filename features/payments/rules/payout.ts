/** The life of a payout, and what of a movement is a fee. Pure. */

const WEIGHT: Readonly<Record<string, number>> = {
  pending: 0,
  in_transit: 1,
  paid: 2,
  failed: 3,
  canceled: 3,
}

/** Where a payout stands once Stripe has told it so: one that is paid can still fail, and never the other way. */
export const learnPayoutStatus = (status: string | null, told: string): string =>
  status === null || (WEIGHT[told] ?? 0) > (WEIGHT[status] ?? 0) ? told : status

/** Its money has left Stripe, and is coming back. */
export const hasLeft = (status: string): boolean => status === 'paid'
export const hasFailed = (status: string): boolean => status === 'failed' || status === 'canceled'

/** Categories of which the whole amount is what Stripe takes for itself. */
const FEES = new Set(['fee', 'network_cost', 'tax'])

/** What Stripe keeps of a movement, in minor units: its fee, or all of it where it is one. */
export const keptMinor = ({
  category,
  amountMinor,
  feeMinor,
}: {
  category: string
  amountMinor: number
  feeMinor: number
}): number => (FEES.has(category) ? feeMinor - amountMinor : feeMinor)

/** What movements come to, their fees taken off. */
export const netMinor = (movements: readonly { amountMinor: number; feeMinor: number }[]): number =>
  movements.reduce((sum, { amountMinor, feeMinor }) => sum + amountMinor - feeMinor, 0)
