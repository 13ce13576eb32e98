import type { PlanGate } from '@/features/company/rules/plan-gates'
import type { QuotePlan } from '@/features/quotes/rules/payment-plan'
import { allocate } from '@/platform/money'

/** A payment plan as it is typed for one amendment, in shares or in amounts. Pure; browser-safe. */

/** What the form's choice of a plan is where it is typed: no template has this title. */
export const OWN_PLAN = '*'

export const PLAN_BY = ['share', 'amount'] as const
export type PlanBy = (typeof PLAN_BY)[number]

/** Deposit and parts, in hundredths of a percent’s hundred or in minor units, each whole. */
export interface TypedPlan {
  by: PlanBy
  deposit: number
  parts: readonly { gate: PlanGate; value: number; days: number }[]
}

/** All of it, in hundredths of a percent. */
export const WHOLE_SHARE = 10_000

/** What lacks to the whole; below 0 where it is more. */
export const planLacks = ({ deposit, parts }: TypedPlan, whole: number): number =>
  parts.reduce((left, { value }) => left - value, whole - deposit)

/** The plan that a draft takes. Its amounts stay with it, so that parts are exactly what was typed. */
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

/** Shares of amounts, whole hundredths of a percent that come to 100: none of an amount is none. */
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
