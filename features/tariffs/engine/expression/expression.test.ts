import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fixed, rational, text, ZERO } from '../rational'
import type { DutyComponent } from './components'
import { DutySentenceError } from './error'
import { adValoremPercent, evaluate } from './evaluate'
import { parseChapter99Rate, parseHtsRate } from './hts'
import { parseSeasons, seasonOn } from './seasons'
import { parseSentence, printSentence } from './sentence'

const fault = (read: () => unknown): DutySentenceError => {
  try {
    read()
  } catch (error) {
    if (error instanceof DutySentenceError) return error
    throw error
  }
  throw new Error('it was taken')
}
const short = (components: readonly DutyComponent[]) =>
  components.map((c) => [
    c.expression,
    c.amount ? text(c.amount) : null,
    c.currency,
    c.unit,
    c.qualifier ?? null,
  ])

describe('a duty sentence', () => {
  it.each([
    ['1.230 EUR / kg', [['01', '1.23', 'EUR', 'KGM', null]]],
    ['0.300 XEM / 100 kg / lactic.', [['01', '0.3', 'XEM', 'DTN', 'P']]],
    [
      '20%+10EUR/100kg',
      [
        ['01', '20', null, null, null],
        ['04', '10', 'EUR', 'DTN', null],
      ],
    ],
    ['1.0 EUR/1000 p/st', [['01', '1', 'EUR', 'MIL', null]]],
    ['100 kg', [['99', null, null, 'DTN', null]]],
    [
      '0.000% + AC',
      [
        ['01', '0', null, null, null],
        ['12', null, null, null, null],
      ],
    ],
    ['NIHIL', [['37', null, null, null, null]]],
  ])('%s', (sentence, components) => expect(short(parseSentence(sentence))).toEqual(components))

  it.each([
    ['', 'DutyAmountRequired', 0],
    ['10% +', 'DutyAmountRequired', 5],
    ['ABC', 'InvalidDutyExpression', 0],
    ['10% + Blah duty (reduced)', 'InvalidDutyExpression', 5],
    ['5.5% + 100 XYZ + AC (reduced)', 'InvalidMonetaryUnit', 11],
    ['100 GBP / foobar measurement', 'InvalidMeasurementUnit', 10],
    ['100 GBP / 100 kg / XYZ foo bar', 'InvalidMeasurementUnitQualifier', 19],
    ['1.0 EUR / kg / lactic.', 'MeasurementUnitQualifierNotPermitted', 7],
    ['10% + 10% + 10% + 10% + 10%', 'DutyExpressionRepeated', 22],
  ])('%s is refused with its place', (sentence, code, position) =>
    expect(fault(() => parseSentence(sentence))).toMatchObject({ code, position }),
  )

  const amount = fc
    .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 3 }))
    .map(([units, scale]) =>
      rational(
        scale === 0
          ? String(units)
          : `${Math.floor(units / 10 ** scale)}.${String(units % 10 ** scale).padStart(scale, '0')}`,
      ),
    )
  const part = fc.record({
    amount,
    specific: fc.constantFrom(null, ['EUR', 'KGM'], ['GBP', 'DTN'], ['USD', 'NAR'], ['EUR', null]),
  })
  const sentence = fc
    .tuple(part, fc.option(part), fc.option(part), fc.option(part), fc.option(part))
    .map(([first, plus, least, most, minus]) =>
      (['01', '04', '15', '17', '36'] as const).flatMap((expression, i): DutyComponent[] => {
        const each = [first, plus, least, most, minus][i]
        return each
          ? [
              {
                expression,
                amount: each.amount,
                currency: each.specific?.[0] ?? null,
                unit: each.specific?.[1] ?? null,
              },
            ]
          : []
      }),
    )
  it('is the same after printing and reading it again', () =>
    fc.assert(
      fc.property(sentence, (components) => {
        expect(short(parseSentence(printSentence(components)))).toEqual(short(components))
      }),
    ))

  it('comes to no less than zero, and never to more than its maximum', () =>
    fc.assert(
      fc.property(sentence, amount, amount, (components, customsValue, kilograms) => {
        const facts = {
          customsValue,
          currency: 'EUR',
          quantities: { KGM: kilograms, NAR: kilograms },
          exchange: { GBP: rational('1.2'), USD: rational('0.9') },
        }
        const answer = evaluate(components, facts)
        if (!('duty' in answer)) throw new Error(answer.missing.join())
        expect(compare(answer.duty, ZERO)).toBeGreaterThanOrEqual(0)
        const most = components.findIndex(({ expression }) => expression === '17')
        const alone =
          most < 0
            ? null
            : evaluate(
                components
                  .slice(most)
                  .map((c, i) => (i === 0 ? { ...c, expression: '01' as const } : c)),
                facts,
              )
        if (alone && 'duty' in alone)
          expect(compare(answer.duty, alone.duty)).toBeLessThanOrEqual(0)
      }),
    ))

  it('asks for a fact without the unit it needs, rather than counting zero', () => {
    expect(
      evaluate(parseSentence('10% + 3 EUR / 100 kg'), {
        customsValue: rational('100'),
        currency: 'EUR',
        quantities: {},
      }),
    ).toEqual({ missing: ['DTN'] })
    expect(
      evaluate(parseSentence('10% + AC'), {
        customsValue: rational('100'),
        currency: 'EUR',
        quantities: {},
      }),
    ).toEqual({ missing: ['component 12'] })
    const answer = evaluate(parseSentence('3 EUR / 100 kg'), {
      customsValue: rational('100'),
      currency: 'EUR',
      quantities: { TNE: rational('0.25') },
    })
    expect('duty' in answer ? fixed(answer.duty, 2) : answer).toBe('7.50')
  })
})

describe('a rate of the US schedule', () => {
  it.each([
    ['Free', '0%'],
    ['Free (A, AU, S+)', '0%'],
    ['6.8%', '6.8%'],
    ['12.1¢/kg + 4.6%', '0.121 USD / kg + 4.6%'],
    ['$1.50/doz', '1.5 USD / doz'],
    ['2.8¢ each + 6.4%', '0.028 USD / p/st + 6.4%'],
  ])('%s', (written, printed) => expect(printSentence(parseHtsRate(written))).toBe(printed))

  it('that adds to the applicable subheading gives what it adds', () => {
    expect(
      printSentence(
        parseChapter99Rate('The duty provided in the applicable subheading + 25%') ?? [],
      ),
    ).toBe('25%')
    expect(parseChapter99Rate('The duty provided in the applicable subheading')).toBeNull()
  })

  it('that can’t be read is refused, never zero', () => {
    for (const written of ['', 'See 9902', '6.8', '$/kg', '5% of the case', '3¢/blah'])
      expect(fault(() => parseHtsRate(written)).code).toBe('InvalidRate')
    expect(adValoremPercent(parseHtsRate('2.4c/kg + 5%'))).toBeNull()
  })
})

it('a season may cross the year’s end, and 30 February is refused', () => {
  const winter = parseSeasons('2.0% (25 NOV - 25 JAN)')
  expect([
    seasonOn(winter, '2026-12-31')?.rate,
    seasonOn(winter, '2026-01-25')?.rate,
    seasonOn(winter, '2026-01-26'),
  ]).toEqual(['2.0%', '2.0%', null])
  expect(fault(() => parseSeasons('2% (30 FEB - 1 MAR)')).code).toBe('InvalidSeason')
})
