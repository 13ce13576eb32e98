import type { PlannedPart } from '@/features/quotes/rules/payment-plan'
import type { PaymentPartKind, PlanGate } from '@/platform/db/generated/enums'

/** What becomes of an order’s payment plan when both sides have signed an amendment. Pure; amounts in minor units. */

/** A part of the plan in force, as it stands by the ledger. */
export interface StandingPart {
  id: string
  kind: PaymentPartKind
  gate: PlanGate
  days: number | null
  amountMinor: number
  /** paid or credited of it */
  settledMinor: number
}

export interface Recut {
  /** parts that become another amount; 0 for one that is left out */
  changed: { id: string; fromMinor: number; toMinor: number }[]
  /** parts of the new plan that weren’t there */
  added: PlannedPart[]
  /** owed beside the plan: shares of parts that were paid before they grew */
  owedMinor: number
  /** paid above the new total: due back */
  dueBackMinor: number
}

/** Parts that belong to the plan: what was billed for duty or interest is apart. */
export const isOfPlan = ({ kind }: { kind: PaymentPartKind }): boolean =>
  kind !== 'TRUE_UP' && kind !== 'INTEREST'

/**
 * Cuts the parts that aren’t paid anew, so that all of them, less what is due back, are the new total. What was paid
 * stays paid: a part is never less than what was settled of it, and one that is settled whole doesn’t grow; what it
 * would owe more is owed beside the plan, and what it was paid too much comes off what is next.
 * @param standing the plan in force, in its order, without what was billed for duty or interest
 * @param planned the plan of the new total, whose parts sum to it
 * @param creditedMinor given back by amendments of before: of what was paid it counts no more
 */
export function recutPlan(
  standing: readonly StandingPart[],
  planned: readonly PlannedPart[],
  creditedMinor = 0,
): Recut {
  const open = [...planned]
  let owedMinor = 0
  let excessMinor = 0
  const cut = standing.map((part) => {
    const at = open.findIndex((each) => isSamePart(part, each))
    const [found] = at === -1 ? [] : open.splice(at, 1)
    const target = found?.amountMinor ?? 0
    const isSettled = part.settledMinor === part.amountMinor && part.amountMinor > 0
    const toMinor = isSettled ? part.amountMinor : Math.max(target, part.settledMinor)
    if (toMinor < target) owedMinor += target - toMinor
    else excessMinor += toMinor - target
    return { ...part, toMinor }
  })
  excessMinor -= creditedMinor
  if (excessMinor < 0) {
    owedMinor -= excessMinor
    excessMinor = 0
  }
  const take = (mostMinor: number): number => {
    const cutMinor = Math.min(mostMinor, excessMinor)
    excessMinor -= cutMinor
    return cutMinor
  }
  owedMinor -= take(owedMinor)
  for (const part of cut) part.toMinor -= take(part.toMinor - part.settledMinor)
  const added = open.map((part) => ({
    ...part,
    amountMinor: part.amountMinor - take(part.amountMinor),
  }))
  return {
    changed: cut.flatMap(({ id, amountMinor, toMinor }) =>
      amountMinor === toMinor ? [] : [{ id, fromMinor: amountMinor, toMinor }],
    ),
    added: added.filter(({ amountMinor }) => amountMinor > 0),
    owedMinor,
    dueBackMinor: excessMinor,
  }
}

const isSamePart = (part: StandingPart, planned: PlannedPart): boolean =>
  part.kind === planned.kind && part.gate === planned.gate && part.days === planned.days
