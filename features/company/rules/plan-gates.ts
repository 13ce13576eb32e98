/** What a part of a payment plan waits for, in the order in which it happens. Pure; browser-safe. */
export const PLAN_GATES = [
  'signature',
  'deposit_received',
  'sample_approved',
  'inspection_passed',
  'ready_to_ship',
  'documents_released',
] as const
export type PlanGate = (typeof PLAN_GATES)[number]

/** The most parts that a plan has after its deposit. */
export const MOST_PLAN_PARTS = 3

/** Whether a part’s gate comes before that of the part before it: it would wait for what has already happened. */
export const planOrderFault = (parts: readonly { gate: PlanGate }[]): boolean =>
  parts.some(
    ({ gate }, i) =>
      i > 0 && PLAN_GATES.indexOf(gate) < PLAN_GATES.indexOf(parts[i - 1]?.gate ?? 'signature'),
  )

/** Whether a part waits for a deposit although none is asked. */
export const waitsForNoDeposit = (
  parts: readonly { gate: PlanGate }[],
  depositPercent: string,
): boolean => Number(depositPercent) === 0 && parts.some(({ gate }) => gate === 'deposit_received')
