import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ceilMinor, lineMinor, microsText, minorMicros, scaled, toMicros } from './micros'
import { holdingOn, ratesOn, type CostRate, type RateKind } from './rates'
import {
  designCost,
  exchangeInto,
  unitCost,
  withOptions,
  type CostEntry,
  type CostParts,
} from './unit-cost'

const rate = (kind: RateKind, value: string, more: Partial<CostRate> = {}): CostRate => ({
  kind,
  key: '',
  version: 1,
  value,
  currency: 'CNY',
  validFrom: '2026-01-01',
  source: 'a test',
  isDemo: false,
  reviewed: null,
  ...more,
})

const RATES = [
  rate('MATERIAL', '38', { key: '316L' }),
  rate('PLATING', '1.6', { key: 'pvd-gold' }),
  rate('LABOUR', '0.9'),
  rate('MACHINE', '1.5'),
  rate('PACKING', '0.45', { key: 'jewelry' }),
  rate('OVERHEAD', '10', { currency: null }),
  rate('DESIGN_MINUTES', '4', { key: 'band', currency: null }),
]
const onDay = ratesOn(RATES, '2026-11-29')
const cny = exchangeInto('CNY', { CNY: '7.2' })

const PARTS: CostParts = {
  materials: [{ grade: '316L', weightGrams: '5', scrapPercent: '8' }],
  plating: 'pvd-gold',
  stones: '0.3',
  labourMinutes: '2',
  machineMinutes: '1',
  packing: 'jewelry',
}
const entry = (change: Partial<CostEntry> = {}): CostEntry => ({
  subject: 'SKU',
  key: 'FSC-R1-ST',
  version: 1,
  validFrom: '2026-01-01',
  currency: 'CNY',
  parts: PARTS,
  plain: null,
  setUp: '0',
  source: 'a test',
  isDemo: false,
  ...change,
})
const costOf = (answer: ReturnType<typeof unitCost>) => {
  if (!('cost' in answer)) throw new Error(JSON.stringify(answer.missing))
  return answer.cost
}

describe('a cost from parts', () => {
  it('is worked out part by part, by hand', () => {
    const cost = costOf(unitCost(entry(), onDay, cny))
    // 5.4 g × 38/kg, 1.6, 0.3, 2 × 0.9, 1 × 1.5, 0.45, and a tenth of it.
    expect(cost.components.map(({ code, amount }) => `${code} ${amount}`)).toEqual([
      'material 0.2052',
      'plating 1.6',
      'stones 0.3',
      'labour 1.8',
      'machine 1.5',
      'packing 0.45',
      'overhead 0.58552',
    ])
    expect(cost.unit).toBe('6.44072')
    expect(cost.components[0]?.formula).toEqual({
      quantity: '5.4',
      unit: 'g',
      rate: '38',
      currency: 'CNY',
    })
  })

  it('is converted by the planning rates, part by part', () => {
    const dollars = exchangeInto('USD', { CNY: '7.2' })
    const cost = costOf(unitCost(entry({ parts: null, plain: '7.2', setUp: '72' }), onDay, dollars))
    expect([cost.unit, cost.setUp]).toEqual(['1', '10'])
  })

  it('has no figure where a rate is missing, and names it: an unknown part is never zero', () => {
    const without = ratesOn(
      RATES.filter(({ kind }) => kind !== 'LABOUR'),
      '2026-11-29',
    )
    expect(unitCost(entry(), without, cny)).toEqual({ missing: [{ kind: 'LABOUR', key: '' }] })
    expect(unitCost(entry(), onDay, exchangeInto('USD', {}))).toMatchObject({
      missing: expect.arrayContaining([{ kind: 'EXCHANGE', key: 'CNY' }]),
    })
    const grade = { ...PARTS, materials: [{ grade: '304', weightGrams: '5', scrapPercent: '0' }] }
    expect(unitCost(entry({ parts: grade }), onDay, cny)).toEqual({
      missing: [{ kind: 'MATERIAL', key: '304' }],
    })
  })

  it('is the sum of its components, whatever they are, and none of them is negative', () => {
    const decimal = fc
      .tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 999 }))
      .map(([whole, thousandths]) => `${whole}.${String(thousandths).padStart(3, '0')}`)
    fc.assert(
      fc.property(decimal, decimal, decimal, decimal, (grams, labour, machine, stones) => {
        const parts = {
          ...PARTS,
          materials: [{ grade: '316L', weightGrams: grams, scrapPercent: '7.5' }],
          labourMinutes: labour,
          machineMinutes: machine,
          stones,
        }
        for (const currency of ['CNY', 'USD', 'EUR']) {
          const into = exchangeInto(currency, { CNY: '7.2', EUR: '0.92' })
          const cost = costOf(unitCost(entry({ parts }), onDay, into))
          const sum = cost.components.reduce((total, { amount }) => total + toMicros(amount), 0n)
          expect(cost.unit).toBe(microsText(sum))
          for (const { amount } of cost.components) expect(toMicros(amount) >= 0n).toBe(true)
        }
      }),
    )
  })

  it('for a design follows from its materials’ weights and its family’s minutes', () => {
    const design = { family: 'band', line: 'jewelry', plating: null }
    const materials = [{ grade: '316L', weightGrams: '10' }]
    const cost = costOf(designCost({ ...design, materials }, onDay, cny))
    // 10 g × 38/kg, 4 min × 1.5, 0.45, a tenth.
    expect(cost.unit).toBe('7.513')
    expect(designCost({ ...design, family: 'cuff', materials }, onDay, cny)).toEqual({
      missing: [{ kind: 'DESIGN_MINUTES', key: 'cuff' }],
    })
  })

  it('with options adds their costs, and has no figure where one is unknown', () => {
    const piece = unitCost(entry({ parts: null, plain: '2', setUp: '5' }), onDay, cny)
    const option = unitCost(entry({ parts: null, plain: '0.5', setUp: '30' }), onDay, cny)
    const both = costOf(withOptions(piece, [{ code: 'engraving', answer: option }]))
    expect([both.unit, both.setUp, both.components.at(-1)?.of]).toEqual(['2.5', '35', 'engraving'])
    const unknown = { missing: [{ kind: 'LABOUR' as const, key: '' }] }
    expect(withOptions(piece, [{ code: 'engraving', answer: unknown }])).toEqual(unknown)
  })
})

describe('dated rows', () => {
  const rows = [
    rate('LABOUR', '0.8', { validFrom: '2026-01-01', version: 1 }),
    rate('LABOUR', '0.9', { validFrom: '2026-06-01', version: 2 }),
    rate('LABOUR', '0.95', { validFrom: '2026-06-01', version: 3 }),
    rate('LABOUR', '1.1', { validFrom: '2027-01-01', version: 4 }),
    rate('LABOUR', '0.7', { validFrom: '2026-02-01', version: 5 }),
  ]
  it.each([
    ['2025-12-31', undefined],
    ['2026-01-15', '0.8'],
    ['2026-03-01', '0.7'],
    ['2026-06-01', '0.95'],
    ['2027-01-01', '1.1'],
  ])('resolve on %s to the latest day, and within a day to the last entry', (day, value) => {
    expect(ratesOn(rows, day).find('LABOUR')?.value).toBe(value)
  })

  it('resolve alike in whatever order they are read', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.constantFrom('2026-01-15', '2026-07-01', '2027-05-01'),
        (shuffled, day) => {
          expect(holdingOn(shuffled, day, () => 'x')).toEqual(holdingOn(rows, day, () => 'x'))
        },
      ),
    )
  })

  it('resolve a code by its longest prefix that has a row', () => {
    const codes = ratesOn(
      [rate('REFUND', '13', { key: '7117' }), rate('REFUND', '9', { key: '711719' })],
      '2026-11-29',
    )
    expect(codes.findCode('REFUND', '7117.19.9000')?.value).toBe('9')
    expect(codes.findCode('REFUND', '7117.90')?.value).toBe('13')
    expect(codes.findCode('REFUND', '4819.50')).toBeNull()
  })
})

describe('millionths', () => {
  const micros = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
  it('are written and read back', () => {
    fc.assert(
      fc.property(micros, (each) => {
        expect(toMicros(microsText(each))).toBe(each)
      }),
    )
  })
  it('round a line once: never more than half a cent from the exact value', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 100_000 }),
        (unit, pieces) => {
          const minor = lineMinor(unit, pieces)
          const off = minorMicros(minor) - unit * BigInt(pieces)
          expect((off < 0n ? -off : off) * 2n <= 10_000n).toBe(true)
        },
      ),
    )
  })
  it('round up to a price that isn’t below them', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), (each) => {
        const minor = ceilMinor(each)
        expect(minorMicros(minor) >= each && minorMicros(minor - 1) < each).toBe(true)
      }),
    )
  })
  it('are divided half away from zero', () => {
    expect([scaled(5n, 1n, 2n), scaled(-5n, 1n, 2n), scaled(7n, 1n, -2n)]).toEqual([3n, -3n, -4n])
    expect(() => scaled(1n, 1n, 0n)).toThrow(RangeError)
  })
})
