import type { PlanGate } from '@/features/company/rules/plan-gates'
import type { QuotePlan } from '@/features/quotes/rules/payment-plan'
import { allocate } from '@/platform/money'

/** A payment plan typed for one amendment, in shares or in amounts. Pure; browser-safe. */

/** The form's choice for a typed plan: no template has this title. */
export const OWN_PLAN = '*'

export const PLAN_BY = ['share', 'amount'] as const
export type PlanBy = (typeof PLAN_BY)[number]

/** Deposit and parts as integers: hundredths of a percent, or minor units. */
export interface TypedPlan {
  by: PlanBy
  deposit: number
  parts: readonly { gate: PlanGate; value: number; days: number }[]
}

/** The whole, in hundredths of a percent. */
export const WHOLE_SHARE = 10_000

/** What is missing to the whole; negative where it is exceeded. */
export const planLacks = ({ deposit, parts }: TypedPlan, whole: number): number =>
  parts.reduce((remaining, { value }) => remaining - value, whole - deposit)

/** The plan for a draft. Typed amounts stay with it, so that the parts are exactly those. */
export function ownPlan(
  { by, deposit, parts }: TypedPlan,
  title: string,
): { depositPercent: string; plan: QuotePlan } {
  const values = [deposit, ...parts.map(({ value }) => value)]
  const [share = 0, ...shares] = by === 'share' ? values : sharesOf(values)
  const exact = by === 'amount'
  return {
    depositPercent: percent(share),
    plan: {
      title,
      toolsFirst: false,
      ...(exact ? { depositMinor: deposit } : {}),
      parts: parts.map(({ gate, value, days }, i) => ({
        gate,
        days,
        percent: percent(shares[i] ?? 0),
        ...(exact ? { amountMinor: value } : {}),
      })),
    },
  }
}

const percent = (hundredths: number): string => String(hundredths / 100)

/** The shares of amounts in whole hundredths of a percent that add up to 100; an amount of zero has no share. */
function sharesOf(amounts: readonly number[]): number[] {
  const shares = allocate(WHOLE_SHARE, amounts)
  for (const [i, amount] of amounts.entries()) {
    if (amount === 0 || shares[i] !== 0) continue
    const largest = shares.indexOf(Math.max(...shares))
    shares[i] = 1
    shares[largest] = (shares[largest] ?? 0) - 1
  }
  return shares
}
