import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_PLAN_PARTS, PLAN_GATES, type PlanGate } from '@/features/company/rules/plan-gates'
import { partsOf, planPayments, quotePlanSchema } from './payment-plan'

describe('the payment plan', () => {
  const percent = fc
    .tuple(fc.integer({ min: 1, max: 10_000 }), fc.constant(100))
    .map(([hundredths, by]) => String(hundredths / by))

  it('adds up to the total, with both parts between zero and the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), percent, (total, share) => {
        const plan = planPayments(total, share)
        expect(plan.depositMinor + plan.balanceMinor).toBe(total)
        expect(plan.depositMinor).toBeGreaterThanOrEqual(0)
        expect(plan.balanceMinor).toBeGreaterThanOrEqual(0)
        // Exactly half up, in whole numbers: a share has two decimals at most.
        const hundredths = BigInt(Math.round(Number(share) * 100))
        expect(plan.depositMinor).toBe(
          Number((2n * BigInt(total) * hundredths + 10_000n) / 20_000n),
        )
      }),
    )
  })

  it('rounds half up', () => {
    expect(planPayments(5, '50')).toEqual({ depositMinor: 3, balanceMinor: 2 })
    expect(planPayments(1005, '30')).toEqual({ depositMinor: 302, balanceMinor: 703 })
    expect(planPayments(1001, '33.33')).toEqual({ depositMinor: 334, balanceMinor: 667 })
  })

  it('is exact for sums that binary fractions miss', () => {
    expect(planPayments(999_999_999_995, '10')).toEqual({
      depositMinor: 100_000_000_000,
      balanceMinor: 899_999_999_995,
    })
    expect(planPayments(123_457, '100')).toEqual({ depositMinor: 123_457, balanceMinor: 0 })
    expect(planPayments(1234, '50')).toEqual({ depositMinor: 617, balanceMinor: 617 })
  })

  it.each(['0', '0.00', '100.01', '-1', '', '1e1', ' 30', 'NaN'])(
    'refuses the share %j',
    (share) => {
      expect(() => planPayments(1000, share)).toThrow(RangeError)
    },
  )

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses the total %d', (total) => {
    expect(() => planPayments(total, '30')).toThrow(RangeError)
  })

  const gates = fc
    .array(fc.integer({ min: 2, max: PLAN_GATES.length - 1 }), { maxLength: MOST_PLAN_PARTS })
    .map((gateIndices) => gateIndices.toSorted((a, b) => a - b))
  const plans = gates.chain((indices) =>
    fc.record({
      title: fc.constant('a plan'),
      toolsFirst: fc.boolean(),
      parts: fc.tuple(
        ...indices.map((index) =>
          fc.record({
            gate: fc.constant(PLAN_GATES[index] ?? 'ready_to_ship'),
            percent: percent,
            days: fc.nat(60),
          }),
        ),
      ),
    }),
  )

  it('with any number of parts adds up to the total, in yen as in dinars, and no part is zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        percent,
        plans,
        fc.nat(1e9),
        (total, share, plan, toolsMinor) => {
          const { payments = [], ...plain } = planPayments(total, share, { plan, toolsMinor })
          const sum = payments.reduce((all, { amountMinor }) => all + amountMinor, 0)
          expect(sum).toBe(total)
          expect(plain.depositMinor + plain.balanceMinor).toBe(total)
          expect(payments.every(({ amountMinor }) => amountMinor > 0)).toBe(true)
          expect(partsOf({ ...plain, payments })).toBe(payments)
          // Each part is within one currency unit of its exact share.
          const weights = plan.parts.reduce((all, part) => all + Number(part.percent), 0)
          const later = payments.filter(({ gate }) => gate !== 'signature')
          const laterMinor = later.reduce((all, { amountMinor }) => all + amountMinor, 0)
          if (later.length === plan.parts.length)
            for (const [i, part] of later.entries()) {
              const exactMinor = (laterMinor * Number(plan.parts[i]?.percent)) / weights
              expect(Math.abs(part.amountMinor - exactMinor)).toBeLessThanOrEqual(
                1 + exactMinor * 1e-9,
              )
            }
        },
      ),
    )
  })

  it('supports 30/30/40, net days, everything in advance, and separate tooling', () => {
    const later = (gate: PlanGate, share: string, days = 0) => ({ gate, percent: share, days })
    const thirds = {
      title: '30/30/40',
      toolsFirst: false,
      parts: [later('inspection_passed', '30'), later('documents_released', '40', 5)],
    }
    expect(planPayments(100_001, '30', { plan: thirds, depositDays: 5 }).payments).toEqual([
      { kind: 'DEPOSIT', gate: 'signature', days: 5, amountMinor: 30_000 },
      { kind: 'MILESTONE', gate: 'inspection_passed', days: 0, amountMinor: 30_000 },
      { kind: 'BALANCE', gate: 'documents_released', days: 5, amountMinor: 40_001 },
    ])
    const net = { title: 'Net 30', toolsFirst: true, parts: [later('ready_to_ship', '100', 30)] }
    expect(planPayments(1_000, '0', { plan: net, toolsMinor: 200 })).toEqual({
      depositMinor: 200,
      balanceMinor: 800,
      payments: [
        { kind: 'FEE', gate: 'signature', days: null, amountMinor: 200 },
        { kind: 'BALANCE', gate: 'ready_to_ship', days: 30, amountMinor: 800 },
      ],
    })
    const advance = { title: 'In advance', toolsFirst: false, parts: [] }
    expect(planPayments(777, '100', { plan: advance })).toMatchObject({
      depositMinor: 777,
      balanceMinor: 0,
    })
  })

  it('refuses a gate that can’t come: one that is over, and a deposit that nobody pays', () => {
    const of = (...gates: PlanGate[]) => ({
      title: 'a plan',
      toolsFirst: false,
      parts: gates.map((gate) => ({ gate, percent: '50', days: 0 })),
    })
    const back = of('documents_released', 'inspection_passed')
    expect(quotePlanSchema.safeParse(back).success).toBe(false)
    expect(() => planPayments(1_000, '30', { plan: back })).toThrow(RangeError)
    expect(() => planPayments(1_000, '0', { plan: of('deposit_received') })).toThrow(RangeError)
    expect(() => planPayments(1_000, '0', { plan: of() })).toThrow(RangeError)
  })
})
