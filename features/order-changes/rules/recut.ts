import type { PlannedPart } from '@/features/quotes/rules/payment-plan'
import type { PaymentPartKind, PlanGate } from '@/platform/db/generated/enums'

/** What becomes of an order’s payment plan when both sides have signed an amendment. Pure; amounts in minor units. */

/** A part of the plan in force, as it stands in the ledger. */
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
  /** parts that change their amount; 0 for one that is dropped */
  changed: { id: string; fromMinor: number; toMinor: number }[]
  /** parts that only the new plan has */
  added: PlannedPart[]
  /** owed beside the plan: shares of parts that were paid before they grew */
  owedMinor: number
  /** paid above the new total: due back */
  dueBackMinor: number
}

/** Whether a part belongs to the plan: what was billed for duty or interest doesn't. */
export const isOfPlan = ({ kind }: { kind: PaymentPartKind }): boolean =>
  kind !== 'TRUE_UP' && kind !== 'INTEREST'

/**
 * Recuts the unpaid parts, so that all parts, less what is due back, add up to the new total. What was paid stays
 * paid: a part never falls below what was settled of it, and a fully settled one doesn’t grow; what it would owe
 * more is owed beside the plan, and what was overpaid reduces the next parts.
 * @param standing the plan in force, in its order, without what was billed for duty or interest
 * @param planned the plan of the new total, whose parts add up to it
 * @param creditedMinor given back by earlier amendments: it no longer counts as paid
 */
export function recutPlan(
  standing: readonly StandingPart[],
  planned: readonly PlannedPart[],
  creditedMinor = 0,
): Recut {
  const open = [...planned]
  let owedMinor = 0
  let excessMinor = 0
  const recutParts = standing.map((part) => {
    const at = open.findIndex((each) => isSamePart(part, each))
    const [plannedPart] = at === -1 ? [] : open.splice(at, 1)
    const target = plannedPart?.amountMinor ?? 0
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
  for (const part of recutParts) part.toMinor -= take(part.toMinor - part.settledMinor)
  const added = open.map((part) => ({
    ...part,
    amountMinor: part.amountMinor - take(part.amountMinor),
  }))
  return {
    changed: recutParts.flatMap(({ id, amountMinor, toMinor }) =>
      amountMinor === toMinor ? [] : [{ id, fromMinor: amountMinor, toMinor }],
    ),
    added: added.filter(({ amountMinor }) => amountMinor > 0),
    owedMinor,
    dueBackMinor: excessMinor,
  }
}

const isSamePart = (part: StandingPart, planned: PlannedPart): boolean =>
  part.kind === planned.kind && part.gate === planned.gate && part.days === planned.days
