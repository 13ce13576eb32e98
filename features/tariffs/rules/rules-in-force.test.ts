import { describe, expect, it } from 'vitest'
import type { RuleChange } from '../engine/change'
import { rulesOver, SHIPPED_RULES, type OpenWindow } from './rules-in-force'

const standing = SHIPPED_RULES.us.measures.find(({ to, duty }) => to === null && duty.percent)
if (!standing) throw new Error('no row stands')
const raise: RuleChange = {
  kind: 'supersede_measure',
  measureId: standing.id,
  on: '2027-01-01',
  measure: {
    ...standing,
    id: 'raised',
    duty: { kind: 'ad_valorem', percent: '99' },
    source: 'a notice of this test',
  },
}
const order = SHIPPED_RULES.us.quotas?.[0]?.orderNumber ?? ''
const period = (remaining: string): OpenWindow => ({
  orderNumber: order,
  from: '2027-01-01',
  to: '2027-12-31',
  volume: '1000',
  criticalThresholdPercent: '90',
  remaining,
})
const percents = (rules: typeof SHIPPED_RULES) => rules.us.measures.map(({ duty }) => duty.percent)

describe('the rules in force', () => {
  it('are a value: a later publication leaves those that somebody holds unchanged', () => {
    const before = rulesOver({ changes: [], windows: [period('1000')], outlooks: [] })
    const frozen = JSON.stringify([before.version, before.us, before.quotaBalancesOn('2027-06-01')])
    const after = rulesOver(
      {
        changes: [{ version: 1, day: '2026-12-01', changes: [raise] }],
        windows: [period('4')],
        outlooks: [],
      },
      before,
    )
    expect(after.version).toBe(1)
    expect(percents(after)).toContain('99')
    expect(percents(before)).not.toContain('99')
    expect(JSON.stringify([before.version, before.us, before.quotaBalancesOn('2027-06-01')])).toBe(
      frozen,
    )
  })

  it('are compiled once while only quota balances change, and show the current balance', () => {
    const one = rulesOver({ changes: [], windows: [period('1000')], outlooks: [] })
    const two = rulesOver({ ...one.published, windows: [period('3.5')] }, one)
    expect(two.compiledFor('US')).toBe(one.compiledFor('US'))
    expect(one.quotaBalancesOn('2027-06-01')).toEqual({ [order]: '1000' })
    expect(two.quotaBalancesOn('2027-06-01')).toEqual({ [order]: '3.5' })
    expect(two.quotaBalancesOn('2028-01-01')).toEqual({})
    const longer = rulesOver(
      { ...two.published, windows: [{ ...period('3.5'), volume: '2' }] },
      two,
    )
    expect(longer.compiledFor('US')).not.toBe(two.compiledFor('US'))
  })

  it('can be asked for with fewer change sets, and refuse changes that make no rules', () => {
    const rules = rulesOver({
      changes: [{ version: 1, day: '2026-12-01', changes: [raise] }],
      windows: [],
      outlooks: [],
    })
    expect(rules.usUpTo(0).version).toBe(SHIPPED_RULES.compiledFor('US').version)
    expect(rules.usUpTo(1).version).toBe(rules.compiledFor('US').version)
    const nonsense = { ...raise, measureId: 'no-such-row' }
    expect(() =>
      rulesOver({
        changes: [{ version: 1, day: '2026-12-01', changes: [nonsense] }],
        windows: [],
        outlooks: [],
      }),
    ).toThrow()
  })
})
