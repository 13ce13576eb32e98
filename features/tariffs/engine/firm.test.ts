import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Quota } from './quota'
import {
  agreement,
  concession,
  exclusion,
  LINE,
  measure,
  named,
  NOT_REVIEWED,
  rated,
  ruleSet,
} from './test-rules'
import type { Measure, RuleSet } from './types'

describe('what nobody has reviewed', () => {
  const rows = fc
    .record({
      programme: fc.constantFrom('mfn', 'a', 'b'),
      codes: fc.constantFrom(['71'], ['7117'], ['711719'], ['7117199000'], ['']),
      origins: fc.constantFrom('*' as const, ['CN']),
      percent: fc.integer({ min: 0, max: 60 }).map(String),
      kind: fc.constantFrom('ad_valorem' as const, 'floor' as const),
      lower: fc.boolean(),
      conditional: fc.boolean(),
    })
    .map(({ programme, codes, origins, percent, kind, lower, conditional }, i = 0): Measure =>
      measure({
        id: '',
        programme,
        codes,
        origins,
        duty:
          kind === 'floor' && programme !== 'mfn'
            ? { kind, percent, atFloorHeading: 'at' }
            : { kind: 'ad_valorem', percent },
        inTransit: [
          {
            movement: 'loaded_and_in_transit',
            loadedBefore: '2027-01-01',
            enteredBefore: '2027-01-01',
            heading: `transit-${i}`,
            percent: '0',
            source: 'test',
          },
        ],
        ...(lower
          ? { alternatives: [{ fact: 'met', text: 'if met', heading: 'alt', percent: '0' }] }
          : {}),
        ...(conditional ? { requires: { fact: 'met', text: 'if met' } } : {}),
      }),
    )

  it('changes no figure, up or down: rows, lists and agreements', () => {
    fc.assert(
      fc.property(
        fc.array(rows, { maxLength: 4 }),
        fc.array(rows, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (known, unknown, withLists) => {
          const reviewed = known.map((row, i) =>
            // one heading each, so that rows may coexist
            ({ ...row, id: `known-${i}`, heading: `known-${i}`, inTransit: [] }),
          )
          const unreviewed = unknown.map((row, i) => ({
            ...row,
            id: `unknown-${i}`,
            heading: `unknown-${i}`,
            review: NOT_REVIEWED,
          }))
          const more: Partial<RuleSet> = withLists
            ? {
                exclusions: [exclusion({ review: NOT_REVIEWED, numbers: ['7117199000'] })],
                agreements: [agreement([concession({ id: 'free' })], NOT_REVIEWED)],
              }
            : {}
          const loaded = { loadedDate: '2026-11-01' }
          const before = rated(ruleSet(reviewed), LINE, loaded)
          const after = rated(ruleSet([...reviewed, ...unreviewed], more), LINE, loaded)
          expect(after.dutyMinor).toBe(before.dutyMinor)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is named with what it could do', () => {
    const rules = ruleSet(
      [
        measure({ id: 'extra', programme: 'a' }),
        measure({
          id: 'longer',
          programme: 'a',
          codes: ['7117199000'],
          review: NOT_REVIEWED,
          duty: { kind: 'ad_valorem', percent: '2.5' },
        }),
      ],
      {
        exclusions: [exclusion({ review: NOT_REVIEWED })],
        agreements: [agreement([concession({ id: 'free' })], NOT_REVIEWED)],
      },
    )
    const answer = rated(rules)
    expect(answer.dutyMinor).toBe(20_000)
    expect(named(answer)).toEqual(['longer'])
    expect(answer.savings.map(({ fact, savingMinor }) => [fact, savingMinor])).toEqual([
      ['review:list', 10_000],
      ['review:agreement', 10_000],
    ])
  })
})

describe('concessions', () => {
  const quota = (orderNumber: string, over: Partial<Quota> = {}): Quota => ({
    orderNumber,
    title: orderNumber,
    unit: 'KGM',
    method: 'first_come_first_served',
    definitions: [
      { from: '2026-01-01', to: '2026-12-31', volume: '1000', criticalThresholdPercent: '90' },
    ],
    ...over,
  })

  it('the lowest applies, whatever their order', () => {
    const [low, high] = [concession({ id: 'low' }), concession({ id: 'high', percent: '5' })]
    for (const order of [
      [low, high],
      [high, low],
    ])
      expect(rated(ruleSet([], { agreements: [agreement(order)] })).dutyMinor).toBe(0)
  })

  it('one without its proof offers no more than it would save beyond those that apply', () => {
    const claim = { fact: 'proved', text: 'if proved' }
    const offered = (percent: string) =>
      rated(
        ruleSet([], {
          agreements: [
            agreement([concession({ id: 'held', percent }), concession({ id: 'claimed', claim })]),
          ],
        }),
      ).savings.map(({ savingMinor }) => savingMinor)
    expect([offered('0'), offered('4')]).toEqual([[], [4000]])
  })

  it('what exceeds one quota draws from the next, the lower rate first', () => {
    const rules = ruleSet([], {
      quotas: [quota('Q1'), quota('Q2')],
      agreements: [
        agreement([
          concession({ id: 'second', quota: 'Q2', percent: '5' }),
          concession({ id: 'first', quota: 'Q1' }),
        ]),
      ],
    })
    const answer = rated(rules, LINE, { quotaBalances: { Q1: '4', Q2: '5' } })
    // 4 kg free, 5 kg at 5%, 1 kg at 10%, of USD 100 a kilogram.
    expect(answer.dutyMinor).toBe(2500 + 1000)
    expect(answer.splits).toMatchObject([
      { orderNumber: 'Q1', inQuota: '4', overQuota: '6' },
      { orderNumber: 'Q2', inQuota: '5', overQuota: '1' },
    ])
  })

  it('goods with a lower rate of their own leave a quota to others', () => {
    const rules = (percent: string) =>
      ruleSet([], {
        quotas: [quota('Q1')],
        agreements: [
          agreement([concession({ id: 'limited', quota: 'Q1', percent: '5' })]),
          { ...agreement([concession({ id: 'whole', percent })]), id: 'other' },
        ],
      })
    const balances = { quotaBalances: { Q1: '100' } }
    const answer = rated(rules('0'), LINE, balances)
    expect([answer.dutyMinor, answer.splits]).toEqual([0, undefined])
    // A concession above the rate in force raises nothing either.
    expect(rated(rules('15'), LINE, balances)).toMatchObject({ dutyMinor: 5000 })
    expect(rated(rules('15')).dutyMinor).toBe(10_000)
  })

  it('a licensed quota is drawn only with a licence', () => {
    const rules = ruleSet([], {
      quotas: [quota('Q1', { method: 'licensed' })],
      agreements: [agreement([concession({ id: 'first', quota: 'Q1' })])],
    })
    const balances = { quotaBalances: { Q1: '100' } }
    expect(rated(rules, LINE, balances)).toMatchObject({
      dutyMinor: 10_000,
      savings: [{ fact: 'licence:Q1', savingMinor: 10_000 }],
    })
    const licensed = { ...LINE, facts: { 'licence:Q1': true } }
    expect(rated(rules, licensed, balances).dutyMinor).toBe(0)
  })

  it('an eight-digit code is told which ten-digit number a list lifts', () => {
    const rules = ruleSet([measure({ id: 'extra', programme: 'a' })], {
      exclusions: [exclusion({ numbers: ['7117199000'], codes: [] })],
    })
    const line = { ...LINE, hsCode: '7117.19.90', facts: {} }
    expect(rated(rules, line).savings).toMatchObject([
      {
        savingMinor: 10_000,
        message: { values: { condition: { values: { hsCode: '7117.19.90.00' } } } },
      },
    ])
    expect(rated(rules, { ...LINE, facts: {} }).dutyMinor).toBe(10_000)
  })
})
