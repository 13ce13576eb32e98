import fc from 'fast-check'
import { expect, it } from 'vitest'
import { planPayments } from '@/features/quotes/rules/payment-plan'
import { planFault } from './amend'
import { ownPlan, planLacks, WHOLE_SHARE } from './own-plan'

const part = (value: number) => ({ gate: 'ready_to_ship' as const, value, days: 3 })

it('pays a plan typed in amounts in exactly those, and in the same shares of another total', () => {
  const minor = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 1e10 }))
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e10 }),
      fc.array(minor, { minLength: 1, maxLength: 3 }),
      minor,
      (deposit, amounts, other) => {
        const typedPlan = { by: 'amount' as const, deposit, parts: amounts.map(part) }
        const total = amounts.reduce((sum, each) => sum + each, deposit)
        expect(planLacks(typedPlan, total)).toBe(0)
        const { depositPercent, plan } = ownPlan(typedPlan, 'a plan')
        expect(planFault({ depositPercent, plan }, true)).toBeNull()
        const { payments = [] } = planPayments(total, depositPercent, { plan })
        const all = deposit > 0 ? [deposit, ...amounts] : amounts
        expect(payments.map(({ amountMinor }) => amountMinor)).toEqual(all)
        const again = planPayments(other, depositPercent, { plan })
        expect(again.depositMinor + again.balanceMinor).toBe(other)
      },
    ),
  )
})

it('makes a plan of typed shares, and tells to the hundredth what is missing', () => {
  expect(ownPlan({ by: 'share', deposit: 3_333, parts: [part(6_667)] }, 'a plan')).toEqual({
    depositPercent: '33.33',
    plan: {
      title: 'a plan',
      toolsFirst: false,
      parts: [{ gate: 'ready_to_ship', percent: '66.67', days: 3 }],
    },
  })
  expect(planLacks({ by: 'share', deposit: 3_000, parts: [part(7_025)] }, WHOLE_SHARE)).toBe(-25)
})
