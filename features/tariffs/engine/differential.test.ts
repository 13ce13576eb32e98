import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileRuleSet } from './compile'
import { lineDuty } from './assess'
import type { CumulationRule, Measure, RuleSet, ShipmentLine } from './types'

// Cumulation implemented a second time, from the text of the rules: no index, no plans, no shared code, big integers
// throughout.
function slowDuty(
  { measures, cumulation, order }: RuleSet,
  { hsCode, origin, customsValueMinor }: ShipmentLine,
  day: string,
): bigint | null {
  const value = BigInt(customsValueMinor)
  const per = (percent: string) => ({
    units: BigInt(percent.replace('.', '')),
    scale: 10n ** BigInt((percent.split('.')[1] ?? '').length) * 100n,
  })
  const take = (basis: bigint, percent: string) => {
    const { units, scale } = per(percent)
    return (basis * units * 2n + scale) / (2n * scale)
  }
  const reach = (m: Measure) =>
    Math.max(-1, ...m.codes.filter((code) => hsCode.startsWith(code)).map((code) => code.length))
  const live = measures.filter(
    (m) =>
      reach(m) >= 0 &&
      !(m.exceptCodes ?? []).some((code) => hsCode.startsWith(code)) &&
      (m.origins === '*' || m.origins.includes(origin)) &&
      !(m.exceptOrigins ?? []).includes(origin) &&
      m.from <= day &&
      (m.to === null || day < m.to),
  )
  const layers: {
    programme: string
    percent: string
    basis: bigint
    amount: bigint
    out: boolean
  }[] = []
  const programmes = [...new Set(live.map((m) => m.programme))]
  for (const programme of [
    ...order.filter((p) => programmes.includes(p)),
    ...programmes.filter((p) => !order.includes(p)).sort(),
  ]) {
    let best: Measure | null = null
    for (const m of live.filter((each) => each.programme === programme)) {
      const rank = (each: Measure) =>
        [reach(each), each.origins === '*' ? 0 : 1, Number(each.duty.percent)] as const
      const [a, b] = [rank(m), best ? rank(best) : ([-1, -1, -1] as const)]
      if (a[0] > b[0] || (a[0] === b[0] && (a[1] > b[1] || (a[1] === b[1] && a[2] > b[2]))))
        best = m
    }
    if (!best) continue
    const { percent } = best.duty
    const base = layers.find((layer) => layer.programme === 'mfn')?.amount ?? 0n
    const duty = take(value, percent)
    layers.push({
      programme,
      percent,
      basis: value,
      amount: best.duty.kind === 'floor' ? (duty > base ? duty - base : 0n) : duty,
      out: false,
    })
  }
  if (!layers.some(({ programme }) => programme === 'mfn')) return null
  for (const rule of cumulation.filter(
    ({ from, to }) => from <= day && (to === null || day < to),
  )) {
    const weak = layers.find(({ programme, out }) => programme === rule.programme && !out)
    const strong = layers.filter(
      ({ programme, amount, out }) => rule.against.includes(programme) && !out && amount > 0n,
    )
    if (!weak || strong.length === 0) continue
    const charged = strong.reduce((sum, { basis }) => sum + basis, 0n)
    if (rule.kind === 'excluded' || charged >= weak.basis) weak.out = true
    else
      Object.assign(weak, {
        basis: weak.basis - charged,
        amount: take(weak.basis - charged, weak.percent),
      })
  }
  return layers.reduce((sum, { amount, out }) => (out ? sum : sum + amount), 0n)
}

const DAYS = ['2026-01-01', '2026-03-01', '2026-05-01', '2026-07-01']
const CODES = ['', '71', '7117', '711719', '71171990', '7117199000', '7323', '732393']
const PROGRAMMES = ['mfn', 'a', 'b', 'c']
const percent = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 2 }))
  .map(([n, places]) => (n / 10 ** places).toFixed(places))
const span = fc
  .tuple(fc.constantFrom(...DAYS.slice(0, 3)), fc.option(fc.integer({ min: 1, max: 3 })))
  .map(([from, length]) => ({
    from,
    to: length === null ? null : (DAYS[DAYS.indexOf(from) + length] ?? null),
  }))
const measure = fc.record({
  programme: fc.constantFrom(...PROGRAMMES),
  codes: fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1, maxLength: 2 }),
  exceptCodes: fc.option(fc.uniqueArray(fc.constantFrom('711719', '7323'), { maxLength: 1 }), {
    nil: undefined,
  }),
  origins: fc.constantFrom('*' as const, ['CN'], ['MX'], ['CN', 'MX']),
  percent,
  floor: fc.boolean(),
  span,
})
const rule = fc.record({
  kind: fc.constantFrom('excluded' as const, 'complement' as const),
  programme: fc.constantFrom('a', 'b', 'c'),
  against: fc.uniqueArray(fc.constantFrom(...PROGRAMMES), { minLength: 1, maxLength: 2 }),
  span,
})

it('the fast engine and the slow one agree to the cent', () => {
  let compared = 0
  fc.assert(
    fc.property(
      fc.array(measure, { maxLength: 10 }),
      fc.array(rule, { maxLength: 3 }),
      fc.constantFrom(...CODES.slice(5, 6), '7117190000', '7323930000'),
      fc.constantFrom('CN', 'MX'),
      fc.constantFrom('2026-01-01', '2026-02-28', '2026-05-01', '2026-08-01'),
      fc.integer({ min: 0, max: 10 ** 12 }),
      (rows, rules, hsCode, origin, day, customsValueMinor) => {
        const base: Measure = {
          id: 'base',
          programme: 'mfn',
          heading: '',
          title: '',
          legalBasis: '',
          source: '',
          review: { state: 'reviewed', at: DAYS[0] ?? '', by: 'test' },
          origins: '*',
          codes: ['7'],
          from: '2026-01-01',
          to: null,
          duty: { kind: 'ad_valorem', percent: '3.5' },
        }
        const measures: Measure[] = [base]
        for (const [i, row] of rows.entries()) {
          const { span: dates, percent: rate, floor, programme, exceptCodes, ...rest } = row
          const next: Measure = {
            ...base,
            ...rest,
            ...dates,
            programme,
            id: String(i),
            ...(exceptCodes ? { exceptCodes } : {}),
            duty:
              floor && programme !== 'mfn'
                ? { kind: 'floor', percent: rate, atFloorHeading: '' }
                : { kind: 'ad_valorem', percent: rate },
          }
          try {
            compileRuleSet({
              version: '',
              destination: 'US',
              currency: 'USD',
              begins: '2026-01-01',
              origins: '*',
              order: PROGRAMMES,
              cumulation: [],
              measures: [...measures, next],
            })
            measures.push(next)
          } catch {
            // Overlaps are refused; the other rows form the rule set.
          }
        }
        const cumulation = rules.map(({ span: dates, ...each }, i): CumulationRule => ({
          ...each,
          ...dates,
          id: String(i),
          heading: '',
          source: '',
        }))
        const ruleSet: RuleSet = {
          version: '',
          destination: 'US',
          currency: 'USD',
          begins: '2026-01-01',
          origins: '*',
          order: PROGRAMMES,
          cumulation,
          measures,
        }
        const line = { id: 'x', hsCode, origin, customsValueMinor }
        const fast = lineDuty(
          line,
          { destination: 'US', entryDate: day, mode: 'ocean', lines: [line] },
          compileRuleSet(ruleSet),
        )
        const slow = slowDuty(ruleSet, line, day)
        if (fast !== null) compared += 1
        expect(fast === null ? null : BigInt(fast)).toBe(slow)
      },
    ),
    { numRuns: 500 },
  )
  expect(compared).toBeGreaterThan(300)
})
