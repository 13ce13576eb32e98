import { describe, expect, it } from 'vitest'
import { say } from '@/i18n/say'
import { factsAsked, readQuestion } from './calculator'
import { AGAINST, compareShipments, readAgainst, shipmentAgainst } from './calculator-comparison'
import { foreignCode } from './foreign-code'
import { foreignCodeMessage } from './foreign-code-words'
import { SHIPPED_RULES, shippedDestinations } from './rules-in-force'

const TODAY = '2026-11-24'
const question = (query: Record<string, string>) => readQuestion(query, TODAY)
const sides = (query: Record<string, string>, vs: string) => {
  const { shipment, leaf } = question(query)
  const against = readAgainst(vs)
  if (!shipment || !against) throw new Error('not a question')
  return compareShipments(shipment, shipmentAgainst(shipment, against, leaf), SHIPPED_RULES)
}

describe('the calculator by goods', () => {
  it('takes the destination’s code of the goods', () => {
    expect(question({ goods: 'stones_to_40' }).shipment?.lines[0]?.hsCode).toBe('7116.20.0580')
    expect(question({ goods: 'stones_to_40', to: 'DE' }).shipment?.lines[0]?.hsCode).toBe(
      '7116.20.80',
    )
    expect(question({}).shipment?.lines[0]?.hsCode).toBe('7117.19.9000')
  })

  it('reports goods without a code there, a code of other goods, and an invalid one', () => {
    expect(question({ goods: 'stones_to_40', to: 'JP' }).wrong).toEqual(['goods'])
    expect(question({ goods: 'wood_lined', hs: '4420.90.4500' }).wrong).toEqual(['goods'])
    expect(question({ goods: 'wood_lined', hs: '4420.90.65' }).wrong).toEqual([])
    expect(question({ goods: 'rings' }).wrong).toEqual(['goods'])
    expect(question({ vs: 'from-XX' }).wrong).toEqual(['vs'])
    expect(question({ hs: '' }).wrong).toEqual(['hs'])
  })
})

describe('the calculator by facts', () => {
  const RING = { goods: 'ask', kind: 'jewelry', metal: 'base' }

  it('asks one fact after another, and has no figure until they lead to a code', () => {
    const at = (query: Record<string, string>) => {
      const { open, shipment, wrong } = question({ goods: 'ask', ...query })
      expect(wrong).toEqual([])
      return open
        ? 'question' in open
          ? `${open.at} ${open.question}`
          : open.at
        : shipment?.lines[0]?.hsCode
    }
    expect(at({})).toBe('question kind')
    expect(at(RING)).toBe('question stones')
    expect(at({ ...RING, stones: 'unknown' })).toBe('open stones')
    expect(at({ ...RING, metal: 'precious' })).toBe('broker')
    const set = { ...RING, stones: 'synthetic', piece_value: 'to_40_usd' }
    expect(at(set)).toBe('7116.20.0580')
    expect(at({ ...set, to: 'DE' })).toBe('7116.20.80')
    expect(question({ ...set, hs: '7117.11.0000' }).wrong).toEqual(['goods'])
    // What the form starts with is nobody's statement.
    expect(at({ ...set, hs: '7117.19.9000' })).toBe('7116.20.0580')
  })

  it('asks the facts that matter: on the way to the code, and further ones by chapter', () => {
    const fields = (query: Record<string, string>, code: string) =>
      factsAsked(question(query), code)
    expect(fields({}, '7117.19.9000')).toEqual(['childrens'])
    expect(fields({}, '7323.93.0080')).toEqual(['melt_country', 'mill_certificate', 'metal_share'])
    expect(fields({}, '4202.92.9700')).toEqual([])
    expect(fields({ goods: 'ask', kind: 'carton' }, '')).toEqual(['kind', 'corrugated'])
  })

  it('gives the engine what is stated, and reports what is no answer', () => {
    const facts = (query: Record<string, string>) =>
      question({ hs: '7323.93.0080', ...query }).shipment?.lines[0]?.facts
    expect(facts({ melt_country: 'CN' })).toEqual({
      uk_melted_95: false,
      steel_melted_in_china: true,
    })
    expect(facts({ melt_country: 'unknown', metal_share: 'unknown' })).toEqual({})
    const wrong = question({ hs: '7323.93.0080', melt_country: 'China' })
    expect(wrong.wrongFacts).toEqual([{ fact: 'melt_country', answer: 'China' }])
    expect(wrong.shipment?.lines[0]?.facts).toEqual({})
  })

  it('never costs less with an unknown answer than with any known one', () => {
    const duty = (query: Record<string, string>) => {
      const { shipment } = question({ ...RING, ...query })
      if (!shipment) return null
      const [{ assessment }] = compareShipments(shipment, shipment, SHIPPED_RULES)
      return assessment.totalMinor
    }
    expect(duty({ stones: 'unknown' })).toBeNull()
    expect(duty({ stones: 'none', cuff_link: 'unknown', chain: 'none' })).toBeNull()
    expect(duty({ stones: 'none', cuff_link: 'no', chain: 'none' })).toBeGreaterThan(0)
  })
})

describe('a number of another country', () => {
  const foreign = (code: string, to: string) => foreignCode(code, to, SHIPPED_RULES)

  it('is named with whose it is and how the destination’s begins', () => {
    const hint = foreign('7117.19.9000', 'DE')
    expect(hint).toEqual({ of: 'US', own: ['7117.19.00'] })
    if (!hint) throw new Error('a US number is no German one')
    expect(say(foreignCodeMessage('7117.19.9000', 'DE', hint, 'en'), 'en')).toBe(
      '7117.19.9000 is a number of another tariff (United States). In Germany these goods begin 7117.19.00.',
    )
    expect(foreign('7117.19.00', 'US')).toMatchObject({ of: 'EU' })
    expect(foreign('7117.19.9000', 'AT')).toMatchObject({ of: 'US' })
    // Nobody's that we know, the six digits that all share, and a country's own.
    expect(foreign('7117.19.77', 'DE')).toBeNull()
    expect(foreign('7117.19', 'DE')).toBeNull()
    for (const [code, to] of [
      ['7117.19.9000', 'US'],
      ['7117.19.90', 'CA'],
      ['7117.19.00', 'FR'],
      ['7117.19.00.90', 'GB'],
      ['7326.90.8688', 'US'],
    ] as const)
      expect(foreign(code, to), `${code} ${to}`).toBeNull()
  })

  it('is never one that the destination rates', () => {
    for (const destination of shippedDestinations)
      for (const { programme, codes } of SHIPPED_RULES.rowsOf(destination)?.measures ?? [])
        if (programme === 'mfn')
          for (const code of codes) expect(foreign(code, destination), code).toBeNull()
  })
})

describe('side by side', () => {
  it('shows the same goods from another origin, each with its duty', () => {
    const [china, india] = sides({ goods: 'imitation' }, 'from-IN')
    expect([china.line, india.line]).toMatchObject([
      { status: 'rated', totalRatePercent: '31', origin: 'CN' },
      { status: 'rated', totalRatePercent: '21', origin: 'IN' },
    ])
    expect(Number(china.landedMinor) - Number(india.landedMinor)).toBe(100_000)
  })

  it('shows them at another destination, by the code of the goods there', () => {
    const [us, canada] = sides({ goods: 'imitation' }, 'to-CA')
    expect(us.line?.hsCode).toBe('7117.19.9000')
    expect(canada.line?.hsCode).toBe('7117.19.90')
    expect(canada.shipment.destination).toBe('CA')
  })

  it('reads everything that it offers', () => {
    for (const text of AGAINST) expect(readAgainst(text)).not.toBeNull()
    expect(readAgainst('MX')).toBeNull()
  })
})
