import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { say } from '@/i18n/say'
import { usRules } from '../data/us'
import { assessDuty } from './assess'
import { compileRuleSet } from './compile'
import type { Shipment, ShipmentLine } from './types'

const rules = compileRuleSet(usRules)
const CODES = [
  '7117.19.9000',
  '7117.19.1500',
  '7117.90.9000',
  '7323.93.0080',
  '7326.90.8688',
  '7326.90.8660',
  '4202.92.9700',
  '4202.99.9000',
  '4819.60.0000',
  '4819.50.4060',
  '4420.90.4500',
  '4420.90.6500',
  '3924.90.5650',
  '3926.90.9910',
  '3926.40.0000',
]

const line = (over: Partial<ShipmentLine> = {}): ShipmentLine => ({
  id: 'a',
  hsCode: '7117.19.9000',
  origin: 'CN',
  customsValueMinor: 1_000_000,
  ...over,
})
const ship = (lines: ShipmentLine[], over: Partial<Shipment> = {}): Shipment => ({
  destination: 'US',
  entryDate: '2026-11-24',
  mode: 'ocean',
  lines,
  ...over,
})

describe('answers without a figure say why', () => {
  it.each([
    ['another destination', ship([line()], { destination: 'DE' }), 'to_be_confirmed', /DE/],
    ['another origin', ship([line({ origin: 'TH' })]), 'to_be_confirmed', /TH/],
    ['an unknown code', ship([line({ hsCode: '8504.40.9580' })]), 'to_be_confirmed', /8504/],
    ['no code', ship([line({ hsCode: '' })]), 'invalid', /6 to 10 digits/],
    [
      'a date before the data',
      ship([line()], { entryDate: '2021-10-11' }),
      'invalid',
      /Oct 12, 2021/,
    ],
    [
      'a date before the rates of these goods',
      ship([line()], { entryDate: '2024-12-31' }),
      'to_be_confirmed',
      /No reviewed rate/,
    ],
    ['a negative value', ship([line({ customsValueMinor: -1 })]), 'invalid', /zero or more/],
    [
      'eight digits where ten are needed',
      ship([line({ hsCode: '7326.90.86' })]),
      'missing_fact',
      /7326\.90\.86\.60: 52\.9%.*7326\.90\.86\.88: 77\.9%/,
    ],
  ] as const)('%s', (_, shipment, status, message) => {
    const answer = assessDuty(shipment, rules)
    const [only] = answer.lines
    expect(only?.status).toBe(status)
    expect(only?.status !== 'rated' && only ? say(only.message, 'en') : '').toMatch(message)
    expect(answer).toMatchObject({ totalMinor: 0, complete: false, fees: [] })
  })

  it('names what would lower the duty, and charges the higher one', () => {
    const answer = assessDuty(ship([line({ hsCode: '3926.90.9910' })]), rules).lines[0]
    expect(answer).toMatchObject({
      status: 'rated',
      totalRatePercent: '25.3',
      savings: [{ savingMinor: 750_00 }],
    })
    expect(
      answer?.status === 'rated' && answer.savings.map(({ message }) => say(message, 'en')).join(),
    ).toContain('−USD 750.00')
  })

  it('takes the specific part by weight', () => {
    const answer = assessDuty(
      ship([line({ hsCode: '4202.32.1000', netWeightGrams: '100000' })]),
      rules,
    ).lines[0]
    // 12.1 ¢/kg on 100 kg + 4.6% + 25% + 12.5% of 10,000
    expect(answer).toMatchObject({ status: 'rated', dutyMinor: 1210 + 46000 + 250000 + 125000 })
  })

  it('refuses measures that overlap, and names both', () => {
    const [first] = usRules.measures
    if (!first) throw new Error('no measures')
    expect(() =>
      compileRuleSet({ ...usRules, measures: [first, { ...first, id: 'twin' }] }),
    ).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'duty.overlap',
          values: expect.objectContaining({ rival: first.id, id: 'twin' }),
        }),
      }),
    )
  })

  it('refuses a row that ends before it begins, and names it', () => {
    const [first] = usRules.measures
    if (!first) throw new Error('no measures')
    for (const to of [first.from, '2000-01-01'])
      expect(() => compileRuleSet({ ...usRules, measures: [{ ...first, to }] })).toThrow(
        expect.objectContaining({
          problem: { code: 'duty.ends_before_begins', values: { id: first.id } },
        }),
      )
  })
})

describe('properties', () => {
  const anyLine = fc.record({
    id: fc.uuid(),
    hsCode: fc.constantFrom(...CODES),
    origin: fc.constant('CN'),
    customsValueMinor: fc.integer({ min: 0, max: 100_000_000_00 }),
  })
  const anyShipment = fc.record({
    destination: fc.constant('US'),
    entryDate: fc
      .date({ min: new Date('2026-07-24'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10)),
    mode: fc.constantFrom('ocean' as const, 'air' as const),
    lines: fc.array(anyLine, { minLength: 1, maxLength: 8 }),
  })

  it('layers add up to the line, lines and fees to the total, and every layer is half up to the cent', () => {
    fc.assert(
      fc.property(anyShipment, (shipment) => {
        const answer = assessDuty(shipment, rules)
        let total = answer.fees.reduce((sum, fee) => sum + fee.amountMinor, 0)
        for (const each of answer.lines) {
          if (each.status !== 'rated') throw new Error(each.message.code)
          const applied = each.layers.filter((layer) => layer.status === 'applied')
          expect(applied.reduce((sum, layer) => sum + layer.amountMinor, 0)).toBe(each.dutyMinor)
          for (const layer of applied) {
            const exact =
              (BigInt(each.customsValueMinor) *
                BigInt(Math.round(Number(layer.ratePercent) * 10))) /
              10n
            expect(Math.abs(Number(BigInt(layer.amountMinor) * 100n - exact))).toBeLessThanOrEqual(
              50,
            )
          }
          total += each.dutyMinor
        }
        expect(answer.totalMinor).toBe(total)
      }),
    )
  })

  it('does not depend on the order of the measures', () => {
    fc.assert(
      fc.property(
        anyShipment,
        fc.shuffledSubarray([...usRules.measures], { minLength: usRules.measures.length }),
        (shipment, measures) => {
          expect(assessDuty(shipment, compileRuleSet({ ...usRules, measures }))).toEqual(
            assessDuty(shipment, rules),
          )
        },
      ),
      { numRuns: 40 },
    )
  })

  it('never falls when the value rises', () => {
    fc.assert(
      fc.property(anyShipment, fc.nat(1_000_000), (shipment, more) => {
        const dearer = {
          ...shipment,
          lines: shipment.lines.map((each) => ({
            ...each,
            customsValueMinor: each.customsValueMinor + more,
          })),
        }
        expect(assessDuty(dearer, rules).totalMinor).toBeGreaterThanOrEqual(
          assessDuty(shipment, rules).totalMinor,
        )
      }),
    )
  })
})
