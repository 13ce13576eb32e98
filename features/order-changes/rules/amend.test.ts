import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLAN_GATES, type PlanGate } from '@/features/company/rules/plan-gates'
import { planPayments } from '@/features/quotes/rules/payment-plan'
import { planFault } from './amend'

const hundredths = (whole: number): string => (whole / 100).toFixed(2)
const gate = fc.constantFrom(...PLAN_GATES)
const days = fc.integer({ min: 0, max: 90 })

/** Positive shares that add up to the whole, the first of them the deposit’s. */
const shares = fc
  .tuple(
    fc.integer({ min: 0, max: 9_999 }),
    fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([deposit, weights]) => {
    const rest = 10_000 - deposit
    const sum = weights.reduce((all, each) => all + each, 0)
    const parts = weights.map((each) => Math.max(1, Math.floor((rest * each) / sum)))
    const last = rest - parts.slice(0, -1).reduce((all, each) => all + each, 0)
    return { deposit, parts: [...parts.slice(0, -1), last] }
  })
  .filter(({ parts }) => parts.every((each) => each > 0))

const aPlan = (deposit: number, parts: readonly number[], gates: readonly PlanGate[], due = 5) => ({
  depositPercent: hundredths(deposit),
  plan: {
    title: 'a plan',
    toolsFirst: false,
    parts: parts.map((each, i) => ({
      gate: gates[i] ?? ('documents_released' as const),
      percent: hundredths(each),
      days: due,
    })),
  },
})
const at = (each: PlanGate): number => PLAN_GATES.indexOf(each)

describe('the fault of a plan', () => {
  it('is none where every gate comes after the one before it and the shares add up: then it can be paid', () => {
    fc.assert(
      fc.property(
        shares,
        fc.array(gate, { minLength: 3, maxLength: 3 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 1e9 }),
        days,
        ({ deposit, parts }, gates, hasSample, total, due) => {
          const ordered = gates.toSorted((a, b) => at(a) - at(b)).slice(0, parts.length)
          const plan = aPlan(deposit, parts, ordered, due)
          const fault = planFault(plan, hasSample)
          if (deposit === 0 && ordered.includes('deposit_received'))
            expect(fault).toBe('plan_order')
          else if (!hasSample && ordered.includes('sample_approved'))
            expect(fault).toBe('no_sample')
          else {
            expect(fault).toBeNull()
            const {
              depositMinor,
              balanceMinor,
              payments = [],
            } = planPayments(total, plan.depositPercent, plan)
            expect(depositMinor + balanceMinor).toBe(total)
            expect(payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(total)
          }
        },
      ),
    )
  })

  it('is the order wherever a gate comes before that of an earlier part, whatever else is wrong', () => {
    for (const first of PLAN_GATES)
      for (const second of PLAN_GATES) {
        const fault = planFault(aPlan(3_000, [3_000, 4_000], [first, second]), true)
        expect([first, second, fault === 'plan_order']).toEqual([
          first,
          second,
          at(second) < at(first),
        ])
        if (fault === 'plan_order')
          expect(planFault(aPlan(1, [1, 1], [first, second]), false)).toBe('plan_order')
      }
  })

  it('is the sum wherever the shares are a hundredth more or less than the whole', () => {
    fc.assert(
      fc.property(
        shares,
        fc.integer({ min: -9_999, max: 9_999 }).filter((off) => off !== 0),
        ({ deposit, parts }, off) => {
          const [first = 0, ...rest] = parts
          fc.pre(first + off > 0)
          const gates = parts.map(() => 'documents_released' as const)
          expect(planFault(aPlan(deposit, [first + off, ...rest], gates), true)).toBe('plan_sum')
        },
      ),
    )
  })
})
