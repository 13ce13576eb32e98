import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usFees } from '../data/us-fees'
import { entryFees } from './fees'
import { authorityOf } from './authority'
import { assessDuty, lineDuty } from './assess'
import { compileRuleSet } from './compile'
import { drawDown, prorated, sharedOut } from './quota'
import { add, compare, percentOf, rational, text, ZERO } from './rational'
import { BASE, LINE, measure, NOT_REVIEWED, rated, REVIEWED, ruleSet, ship } from './test-rules'
import type { Charge, Measure, RuleSet } from './types'

describe('drawings of one moment', () => {
  it('share all there is, and none gets more than it asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10 ** 7 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 10 ** 8 }),
        (demands, volume) => {
          const thousandths = (n: number) => text({ n: BigInt(n), d: 1000n })
          const drawings = demands.map((n, i) => ({ id: String(i), quantity: thousandths(n) }))
          const available = rational(thousandths(volume))
          const granted = sharedOut(available, drawings)
          const sum = [...granted.values()].reduce(add, ZERO)
          const demand = drawings.map(({ quantity }) => rational(quantity)).reduce(add, ZERO)
          expect(text(sum)).toBe(text(compare(demand, available) < 0 ? demand : available))
          for (const { id, quantity } of drawings)
            expect(compare(granted.get(id) ?? ZERO, rational(quantity))).toBeLessThanOrEqual(0)
        },
      ),
    )
  })

  it('are 50, 30 and 20 of a hundred, whatever their order and however the moment is written', () => {
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

describe('a share that customs announces', () => {
  it('is released in full: the parts add up to the whole units of all together, and none exceeds what was asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10 ** 7 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (demands, share) => {
          const percent = text({ n: BigInt(share), d: 10_000n })
          const drawings = demands.map((n, i) => ({ id: String(i), quantity: String(n) }))
          const granted = prorated(drawings, percent)
          const exact = percentOf({ n: BigInt(demands.reduce((a, b) => a + b, 0)), d: 1n }, percent)
          const sum = [...granted.values()].reduce((all, each) => all + BigInt(each), 0n)
          expect(sum).toBe(exact.n / exact.d)
          for (const { id, quantity } of drawings)
            expect(BigInt(granted.get(id) ?? '')).toBeLessThanOrEqual(BigInt(quantity))
        },
      ),
    )
  })

  it('loses no unit by rounding down each part: 499 of three times 333 at half', () => {
    const three = ['a', 'b', 'c'].map((id) => ({ id, quantity: '333' }))
    expect([...prorated(three, '50').values()]).toEqual(['167', '166', '166'])
    expect(prorated([{ id: 'a', quantity: '10.5' }], '100').get('a')).toBe('10.5')
  })
})

describe('sums beyond exact plain numbers', () => {
  const dear = measure({
    id: 'dear',
    codes: ['7117199000'],
    duty: { kind: 'compound', percent: '99.9', centsPerKilogram: '9999' },
  })

  it('are refused by name, for one line and for all together', () => {
    const most = { ...LINE, customsValueMinor: 10_000_000_000_001 }
    expect(ship(ruleSet([dear]), [most])).toMatchObject({
      totalMinor: 0,
      complete: false,
      lines: [{ status: 'invalid', message: { code: 'duty.value_too_large' } }],
    })
    // A weight of a million million tonnes: each duty alone leaves the whole numbers.
    const heavy = { ...LINE, netWeightGrams: `1${'0'.repeat(18)}` }
    const answer = ship(ruleSet([dear]), [heavy, { ...LINE, id: 'b' }])
    expect(answer).toMatchObject({ totalMinor: 0, fees: [], complete: false })
    for (const line of answer.lines)
      expect(line).toMatchObject({ status: 'invalid', message: { code: 'duty.value_too_large' } })
    const rules = compileRuleSet(ruleSet([dear]))
    const shipment = {
      destination: 'US',
      entryDate: '2026-06-01',
      mode: 'ocean',
      lines: [],
    } as const
    expect(lineDuty(heavy, shipment, rules)).toBeNull()
  })

  it('writes a rate as a plain decimal, however small or large', () => {
    const rules = compileRuleSet(
      ruleSet([
        measure({
          id: 'a',
          codes: ['7117199000'],
          duty: { kind: 'compound', percent: '0', centsPerKilogram: '9999' },
        }),
      ]),
    )
    const [line] = assessDuty(
      {
        destination: 'US',
        entryDate: '2026-06-01',
        mode: 'ocean',
        lines: [{ ...LINE, customsValueMinor: 1, netWeightGrams: `1${'0'.repeat(13)}` }],
      },
      rules,
    ).lines
    expect(line?.status === 'rated' && line.totalRatePercent).toMatch(/^\d+(\.\d+)?$/)
  })
})

it.each([
  ['9903.04.60', 'section_232'],
  ['9903.04.70', 'section_232'],
  ['9903.06.21', 'section_301'],
  ['9903.03.12', 'section_338'],
  ['9903.03.16', 'section_338'],
  ['9903.03.06', 'section_122'],
  ['9903.79.01', 'section_232'],
  ['9903.04.10', null],
])('%s stands on %s', (heading, authority) => {
  expect(authorityOf(heading)).toBe(authority)
})

describe('arithmetic', () => {
  it('rounds a compound duty once', () => {
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

  it('treats a weight of zero as unknown', () => {
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

  it('counts no base duty that gave way into a least total', () => {
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
  it('charges no processing fee on goods that originate under USMCA, but harbor maintenance', () => {
    const line = (customsValueMinor: bigint, isOriginating: boolean) => ({
      customsValueMinor: Number(customsValueMinor),
      origin: 'MX',
      facts: { usmca_originating: isOriginating },
    })
    const amounts = (value: bigint, exempt: bigint) =>
      entryFees(
        usFees,
        [line(value - exempt, false), line(exempt, true)],
        { entryDate: '2026-11-28', mode: 'ocean' },
        'USD',
      ).fees.map(({ amountMinor }) => amountMinor)
    expect(amounts(2_000_000n, 0n)).toEqual([6928, 2500])
    expect(amounts(2_000_000n, 2_000_000n)).toEqual([0, 2500])
    // Half of it: the fee of the other half.
    expect(amounts(4_000_000n, 2_000_000n)).toEqual([6928, 5000])
  })

  it('charges an informal entry the flat fee up to its limit once that is known, and offers it until then', () => {
    const entry = (
      customsValueMinor: number,
      facts?: Record<string, boolean>,
      entryDate = '2026-12-01',
    ) => {
      const { fees, savings } = entryFees(
        usFees,
        [{ customsValueMinor, origin: 'CN', ...(facts ? { facts } : {}) }],
        { entryDate, mode: 'air' },
        'USD',
      )
      return [fees[0]?.amountMinor, savings.map(({ savingMinor }) => savingMinor)]
    }
    // FY2027: least of a formal entry 34.58, flat 2.77.
    expect(entry(200_000)).toEqual([3458, [3458 - 277]])
    expect(entry(200_000, { informal_entry: true })).toEqual([277, []])
    expect(entry(200_000, { informal_entry: false })).toEqual([3458, []])
    expect(entry(250_000, { informal_entry: true })).toEqual([277, []])
    // Above the limit a formal entry is needed, whatever is stated.
    expect(entry(250_001, { informal_entry: true })).toEqual([3458, []])
    // The row is of that fiscal year.
    expect(entry(200_000, { informal_entry: true }, '2026-09-30')).toEqual([3358, []])
  })

  it('names an unreviewed fee with what it would come to', () => {
    const { fees, savings } = entryFees(
      usFees.map((fee) => ({ ...fee, review: { state: 'not_reviewed' } as const })),
      [{ customsValueMinor: 2_000_000, origin: 'CN' }],
      { entryDate: '2026-11-28', mode: 'ocean' },
      'USD',
    )
    expect(fees.map(({ status, amountMinor, reason }) => [status, amountMinor, reason])).toEqual(
      [6928, 2500].map((amountMinor) => [
        'named',
        0,
        {
          code: 'duty.charge_not_reviewed',
          values: { wouldBe: { amountMinor, currency: 'USD' } },
        },
      ]),
    )
    expect(savings).toEqual([])
  })

  it('replays the fee that was known', () => {
    const on = (knownAt: string) =>
      entryFees(
        usFees,
        [{ customsValueMinor: 100_000, origin: 'CN' }],
        { entryDate: '2026-12-01', mode: 'air', knownAt },
        'USD',
      ).fees.map(({ amountMinor }) => amountMinor)
    expect([on('2026-07-30'), on('2026-07-31')]).toEqual([[3358], [3458]])
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

  it('are named with approximate amounts where no line is rated', () => {
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
      ['named', 0, 'duty.charge_formula'],
    ])
  })

  it('keep an uncharged charge, and lines without a rate, out of every base', () => {
    const charges = [
      charge('levy', '50', ['duty'], NOT_REVIEWED),
      charge('vat', '20', ['customs_value', 'duty', 'levy'], REVIEWED),
    ]
    const unrated = { ...LINE, id: 'b', hsCode: '4202.92.9700' }
    expect(fees(country(charges, REVIEWED), [LINE, unrated])).toEqual([
      ['named', 0, 'duty.charge_formula'],
      ['applied', 22_000, null],
    ])
  })
})
