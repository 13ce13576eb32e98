import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessDuty } from './assess'
import { compileRuleSet } from './compile'
import { entryFees } from './fees'
import { drawDown, sharedOut, type Quota } from './quota'
import { add, compare, rational, text, ZERO } from './rational'
import type {
  Agreement,
  Charge,
  Concession,
  Exclusion,
  LineAssessment,
  Measure,
  RuleSet,
  Shipment,
  ShipmentLine,
} from './types'

const REVIEWED = { state: 'reviewed', at: '2026-11-28', by: 'test' } as const
const NOT_REVIEWED = { state: 'not_reviewed' } as const

const measure = (over: Partial<Measure> & Pick<Measure, 'id'>): Measure => ({
  programme: 'mfn',
  heading: over.id,
  title: over.id,
  legalBasis: 'test',
  source: 'test',
  review: REVIEWED,
  origins: '*',
  codes: ['7117'],
  from: '2026-01-01',
  to: null,
  duty: { kind: 'ad_valorem', percent: '10' },
  ...over,
})
const BASE = measure({ id: 'base' })
const ruleSet = (measures: readonly Measure[], over: Partial<RuleSet> = {}): RuleSet => ({
  version: 'test',
  destination: 'US',
  currency: 'USD',
  begins: '2026-01-01',
  origins: '*',
  order: ['mfn', 'a', 'b'],
  cumulation: [],
  measures: [BASE, ...measures],
  ...over,
})
const LINE: ShipmentLine = {
  id: 'a',
  hsCode: '7117.19.9000',
  origin: 'CN',
  customsValueMinor: 100_000,
  netWeightGrams: '10000',
  facts: { met: true },
}
const ship = (rules: RuleSet, lines: ShipmentLine[] = [LINE], over: Partial<Shipment> = {}) =>
  assessDuty(
    { destination: 'US', entryDate: '2026-11-28', mode: 'ocean', lines, ...over },
    compileRuleSet(rules),
  )
function rated(rules: RuleSet, line = LINE, over: Partial<Shipment> = {}) {
  const [answer] = ship(rules, [line], over).lines
  if (answer?.status !== 'rated') throw new Error(`no figure: ${answer?.status}`)
  return answer
}
const named = (answer: LineAssessment & { status: 'rated' }) =>
  answer.layers.filter(({ status }) => status === 'named').map(({ heading }) => heading)

const concession = (over: Partial<Concession> & Pick<Concession, 'id'>): Concession => ({
  programme: 'mfn',
  percent: '0',
  heading: over.id,
  origins: ['CN'],
  codes: ['7117'],
  ...over,
})
const agreement = (
  concessions: Concession[],
  review: Agreement['review'] = REVIEWED,
): Agreement => ({
  id: 'agreement',
  title: 'an agreement',
  parties: ['US', 'CN'],
  legalBasis: 'test',
  source: 'test',
  review,
  phases: [
    {
      id: 'phase',
      title: 'a phase',
      states: [{ state: 'in_force', from: '2026-01-01', source: 'test' }],
      concessions,
    },
  ],
})
const exclusion = (over: Partial<Exclusion>): Exclusion => ({
  id: 'list',
  title: 'a list',
  heading: '9903.88.67',
  programme: 'a',
  origins: '*',
  numbers: [],
  codes: ['7117'],
  description: { fact: 'met', text: 'if the list describes it' },
  from: '2026-01-01',
  to: null,
  legalBasis: 'test',
  source: 'test',
  review: REVIEWED,
  ...over,
})

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

  it('moves no figure, up or down: rows, lists and agreements', () => {
    fc.assert(
      fc.property(
        fc.array(rows, { maxLength: 4 }),
        fc.array(rows, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (known, unknown, withLists) => {
          const reviewed = known.map((row, i) =>
            // one heading each, so that rows may stand side by side
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

  it('the lowest holds, whatever their order', () => {
    const [low, high] = [concession({ id: 'low' }), concession({ id: 'high', percent: '5' })]
    for (const order of [
      [low, high],
      [high, low],
    ])
      expect(rated(ruleSet([], { agreements: [agreement(order)] })).dutyMinor).toBe(0)
  })

  it('what is beyond one quota draws from the next, the lower rate first', () => {
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

  it('a licensed quota is drawn with a licence only', () => {
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

  it('an eight-digit code is told of the ten-digit number that a list lifts', () => {
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

describe('drawings of one moment', () => {
  it('share what there is: all of it, none more than asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10 ** 7 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 10 ** 8 }),
        (asked, volume) => {
          const thousandths = (n: number) => text({ n: BigInt(n), d: 1000n })
          const drawings = asked.map((n, i) => ({ id: String(i), quantity: thousandths(n) }))
          const left = rational(thousandths(volume))
          const granted = sharedOut(left, drawings)
          const sum = [...granted.values()].reduce(add, ZERO)
          const demand = drawings.map(({ quantity }) => rational(quantity)).reduce(add, ZERO)
          expect(text(sum)).toBe(text(compare(demand, left) < 0 ? demand : left))
          for (const { id, quantity } of drawings)
            expect(compare(granted.get(id) ?? ZERO, rational(quantity))).toBeLessThanOrEqual(0)
        },
      ),
    )
  })

  it('50, 30 and 20 of a hundred, whatever their order and however the moment is written', () => {
    const { granted, remaining } = drawDown('100', [
      { id: 'c', quantity: '32', presented: '2026-01-05T09:00:00Z' },
      { id: 'a', quantity: '80', presented: '2026-01-05T10:00:00+01:00' },
      { id: 'b', quantity: '48', presented: '2026-01-05T09:00:00.000Z' },
    ])
    expect([granted.get('a'), granted.get('b'), granted.get('c'), remaining]).toEqual([
      '50',
      '30',
      '20',
      '0',
    ])
  })
})

describe('arithmetic', () => {
  it('a compound duty is rounded once', () => {
    const compound = measure({
      id: 'compound',
      codes: ['7117199000'],
      duty: { kind: 'compound', percent: '4.6', centsPerKilogram: '12.1' },
    })
    // 4.6% of USD 0.11 is 0.506 cents, 40 g are 0.484 cents: 0.99, not 1 and 0.
    const line = { ...LINE, customsValueMinor: 11, netWeightGrams: '40' }
    expect(rated(ruleSet([compound]), line).dutyMinor).toBe(1)
    const half = { ...LINE, customsValueMinor: 10, netWeightGrams: '3' }
    // 0.46 + 0.0363 cents: nothing twice, and nothing together.
    expect(rated(ruleSet([compound]), half).dutyMinor).toBe(0)
    const both = { ...LINE, customsValueMinor: 10, netWeightGrams: '34' }
    // 0.46 + 0.4114 cents: each alone would be nothing, together they are a cent.
    expect(rated(ruleSet([compound]), both).dutyMinor).toBe(1)
  })

  it('a weight of nothing is one that is not known', () => {
    const compound = measure({
      id: 'compound',
      codes: ['7117199000'],
      duty: { kind: 'compound', percent: '4.6', centsPerKilogram: '12.1' },
    })
    for (const netWeightGrams of ['0', '0.00', '', null])
      expect(ship(ruleSet([compound]), [{ ...LINE, netWeightGrams }]).lines[0]).toMatchObject({
        status: 'missing_fact',
        missing: ['netWeightGrams'],
      })
  })

  it('a least total counts no base duty that gave way', () => {
    const rules = ruleSet(
      [
        measure({
          id: 'least',
          programme: 'a',
          duty: { kind: 'floor', percent: '15', atFloorHeading: 'at' },
        }),
        measure({ id: 'instead', programme: 'b', duty: { kind: 'ad_valorem', percent: '1' } }),
      ],
      {
        cumulation: [
          {
            id: 'base-yields',
            kind: 'excluded',
            heading: 'base',
            from: '2026-01-01',
            to: null,
            programme: 'mfn',
            against: ['b'],
            source: 'test',
          },
        ],
      },
    )
    expect(rated(rules).dutyMinor).toBe(15_000 + 1000)
  })
})

describe('fees and taxes', () => {
  it('goods that originate under USMCA pay no processing fee, but harbor maintenance', () => {
    const amounts = (value: bigint, exempt: bigint) =>
      entryFees(value, '2026-11-28', 'ocean', exempt).map(({ amountMinor }) => amountMinor)
    expect(amounts(2_000_000n, 0n)).toEqual([6928, 2500])
    expect(amounts(2_000_000n, 2_000_000n)).toEqual([0, 2500])
    // Half of it: the fee of the other half.
    expect(amounts(4_000_000n, 2_000_000n)).toEqual([6928, 5000])
  })

  const charge = (code: string, percent: string, of: string[], review: Charge['review']) => ({
    code,
    title: code,
    percent,
    of,
    legalBasis: 'test',
    source: 'test',
    review,
  })
  const country = (charges: Charge[], review: Measure['review']): RuleSet =>
    ({
      ...ruleSet([]),
      destination: 'GB',
      measures: [{ ...BASE, review }],
      charges,
    }) satisfies RuleSet
  const fees = (rules: RuleSet, lines = [LINE]) =>
    ship(rules, lines, { destination: 'GB' }).fees.map(({ status, amountMinor, reason }) => [
      status,
      amountMinor,
      reason?.code ?? null,
    ])

  it('are named where no line is rated, with about what they come to', () => {
    const vat = charge('vat', '20', ['customs_value', 'duty'], REVIEWED)
    const answer = ship(country([vat], NOT_REVIEWED), [LINE], { destination: 'GB' })
    expect(answer).toMatchObject({
      totalMinor: 0,
      fees: [
        {
          status: 'named',
          amountMinor: 0,
          reason: { values: { wouldBe: { amountMinor: 22_000 } } },
        },
      ],
    })
    expect(fees(country([vat], NOT_REVIEWED), [{ ...LINE, hsCode: '4202.92.9700' }])).toEqual([
      ['named', 0, 'duty.charge_unknown'],
    ])
  })

  it('one that is not charged stands in no base, and lines without a rate neither', () => {
    const charges = [
      charge('levy', '50', ['duty'], NOT_REVIEWED),
      charge('vat', '20', ['customs_value', 'duty', 'levy'], REVIEWED),
    ]
    const unrated = { ...LINE, id: 'b', hsCode: '4202.92.9700' }
    expect(fees(country(charges, REVIEWED), [LINE, unrated])).toEqual([
      ['named', 0, 'duty.charge_unknown'],
      ['applied', 22_000, null],
    ])
  })
})
