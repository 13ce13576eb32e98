import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLAN_GATES } from '@/features/company/rules/plan-gates'
import { partsOf, planPayments, type PlannedPart } from '@/features/quotes/rules/payment-plan'
import { recutPlan, type Recut, type StandingPart } from './recut'

// Minor units are integers in every currency: yen without decimals, dollars with two, dinars with three.
const total = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 1e11 }))
const plans = fc.record({
  deposit: fc.integer({ min: 1, max: 100 }).map(String),
  days: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
  gates: fc
    .array(fc.integer({ min: 1, max: PLAN_GATES.length - 1 }), { maxLength: 3 })
    .map((gates) => gates.toSorted((a, b) => a - b)),
})
interface AnyPlan {
  deposit: string
  days: number | undefined
  gates: number[]
}
const planOf = (totalMinor: number, { deposit, days, gates }: AnyPlan) =>
  partsOf(
    planPayments(totalMinor, deposit, {
      depositDays: days,
      plan: {
        title: 'a plan',
        toolsFirst: false,
        parts: gates.map((at) => ({
          gate: PLAN_GATES[at] ?? 'ready_to_ship',
          percent: '10',
          days: 5,
        })),
      },
    }),
  )

const sum = (amounts: readonly { amountMinor: number }[]) =>
  amounts.reduce((all, { amountMinor }) => all + amountMinor, 0)

/** The parts after a cut. */
const after = (parts: readonly StandingPart[], cut: Recut): StandingPart[] => [
  ...parts.map((part) => ({
    ...part,
    amountMinor: cut.changed.find(({ id }) => id === part.id)?.toMinor ?? part.amountMinor,
  })),
  ...cut.added.map((part, i) => ({ ...part, id: `added-${parts.length + i}`, settledMinor: 0 })),
  ...(cut.owedMinor > 0
    ? [
        {
          id: `owed-${parts.length}`,
          kind: 'AMENDMENT' as const,
          gate: 'billed' as const,
          days: null,
          amountMinor: cut.owedMinor,
          settledMinor: 0,
        },
      ]
    : []),
]

const standing = (parts: readonly PlannedPart[]): StandingPart[] =>
  parts.map((part, i) => ({ ...part, id: String(i), settledMinor: 0 }))

describe('a recut plan', () => {
  it('adds up to the new total less what is due back, keeps what was paid, and never owes what is due back', () => {
    fc.assert(
      fc.property(
        total,
        plans,
        fc.array(
          fc.record({
            total,
            plan: plans,
            paid: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 9 }),
          }),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        (first, plan, changes) => {
          let parts = standing(planOf(first, plan))
          let back = 0
          for (const change of changes) {
            parts = parts.map((part, i) => {
              const share = change.paid[i] ?? 0
              const open = part.amountMinor - part.settledMinor
              // Some are paid in full, some in part, some not at all.
              const settledMinor = share > 0.6 ? open : share > 0.3 ? Math.floor(open * share) : 0
              return { ...part, settledMinor: part.settledMinor + settledMinor }
            })
            const planned = planOf(change.total, change.plan)
            const cut = recutPlan(parts, planned, back)
            const next = after(parts, cut)
            const settled = parts.reduce((all, { settledMinor }) => all + settledMinor, 0)
            expect(sum(next) - back - cut.dueBackMinor).toBe(change.total)
            expect(cut.dueBackMinor).toBe(Math.max(0, settled - back - change.total))
            for (const part of next) {
              expect(part.amountMinor).toBeGreaterThanOrEqual(part.settledMinor)
              if (cut.dueBackMinor > 0) expect(part.amountMinor).toBe(part.settledMinor)
            }
            for (const { id, fromMinor, toMinor } of cut.changed) {
              const part = parts.find((each) => each.id === id)
              expect(part?.amountMinor).toBe(fromMinor)
              expect(toMinor).not.toBe(fromMinor)
              if (part && part.settledMinor === part.amountMinor && part.amountMinor > 0)
                throw new Error('a part that is paid was cut')
            }
            back += cut.dueBackMinor
            parts = next
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  const part = (change: Partial<StandingPart>): StandingPart => ({
    id: 'deposit',
    kind: 'DEPOSIT',
    gate: 'signature',
    days: 5,
    amountMinor: 30_000,
    settledMinor: 0,
    ...change,
  })
  const balance = part({
    id: 'balance',
    kind: 'BALANCE',
    gate: 'ready_to_ship',
    days: null,
    amountMinor: 70_000,
  })
  const planned = (depositMinor: number, balanceMinor: number): PlannedPart[] => [
    { kind: 'DEPOSIT', gate: 'signature', days: 5, amountMinor: depositMinor },
    { kind: 'BALANCE', gate: 'ready_to_ship', days: null, amountMinor: balanceMinor },
  ]

  it('owes beside the plan what a paid deposit would be more', () => {
    expect(recutPlan([part({ settledMinor: 30_000 }), balance], planned(36_000, 84_000))).toEqual({
      changed: [{ id: 'balance', fromMinor: 70_000, toMinor: 84_000 }],
      added: [],
      owedMinor: 6_000,
      dueBackMinor: 0,
    })
  })

  it('deducts from the balance what a paid deposit is too much, and gives back the rest', () => {
    const parts = [part({ settledMinor: 30_000 }), balance]
    expect(recutPlan(parts, planned(24_000, 56_000)).changed).toEqual([
      { id: 'balance', fromMinor: 70_000, toMinor: 50_000 },
    ])
    expect(recutPlan(parts, planned(6_000, 14_000))).toEqual({
      changed: [{ id: 'balance', fromMinor: 70_000, toMinor: 0 }],
      added: [],
      owedMinor: 0,
      dueBackMinor: 10_000,
    })
  })
})
