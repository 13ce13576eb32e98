import { describe, expect, it } from 'vitest'
import { otherRules } from './data/others'
import { usRules } from './data/us'
import { usOutlooks } from './data/us-programme'
import { readChange, ruleSetProblems } from './rule-schema'

describe('the shipped rules', () => {
  it.each([usRules, ...otherRules].map((rules) => [rules.destination, rules] as const))(
    '%s: every row has its shape, its days in order and what it names',
    (_, rules) => {
      expect(ruleSetProblems(rules)).toEqual([])
    },
  )

  it('has outlooks made of changes that can be read', () => {
    for (const change of usOutlooks.flatMap(({ scenarios }) =>
      scenarios.flatMap(({ changes }) => changes),
    ))
      expect(readChange(change)).toEqual({ change })
  })

  it('names a row that is wrong', () => {
    const [first, ...others] = usRules.measures
    if (!first) throw new Error('no measures')
    const broken = {
      ...usRules,
      measures: [
        { ...first, from: '2026-02-30' },
        { ...first, id: 'b', codes: ['71.17'] },
        { ...first, id: 'c', to: first.from },
        { ...first, id: 'd', duty: { kind: 'ad_valorem' as const, percent: '-1' } },
        ...others,
      ],
    }
    expect(
      ruleSetProblems(broken).map((problem) => problem.split(' ').slice(0, 2).join(' ')),
    ).toEqual([`${first.id}: from`, 'b: codes.0', 'd: duty.percent', 'c: ends'])
  })
})
