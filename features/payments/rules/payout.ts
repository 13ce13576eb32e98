/** The life of a payout, and which part of a movement is a fee. Pure. */

const WEIGHT: Readonly<Record<string, number>> = {
  pending: 0,
  in_transit: 1,
  paid: 2,
  failed: 3,
  canceled: 3,
}

/** The status of a payout after Stripe reported one: a paid payout can still fail, never the other way round. */
export const learnPayoutStatus = (status: string | null, reported: string): string =>
  status === null || (WEIGHT[reported] ?? 0) > (WEIGHT[status] ?? 0) ? reported : status

/** Whether its money has left Stripe. */
export const hasLeft = (status: string): boolean => status === 'paid'
export const hasFailed = (status: string): boolean => status === 'failed' || status === 'canceled'

/** Categories whose whole amount is what Stripe takes for itself. */
const FEES = new Set(['fee', 'network_cost', 'tax'])

/** What Stripe keeps of a movement, in minor units: its fee, or its whole amount where it is a fee. */
export const keptMinor = ({
  category,
  amountMinor,
  feeMinor,
}: {
  category: string
  amountMinor: number
  feeMinor: number
}): number => (FEES.has(category) ? feeMinor - amountMinor : feeMinor)

/** The sum of movements net of their fees. */
export const netMinor = (movements: readonly { amountMinor: number; feeMinor: number }[]): number =>
  movements.reduce((sum, { amountMinor, feeMinor }) => sum + amountMinor - feeMinor, 0)
