import { describe, expect, it } from 'vitest'
import { readQuestion } from './calculator'
import { AGAINST, compareShipments, readAgainst, shipmentAgainst } from './calculator-comparison'
import { SHIPPED_RULES } from './rules-in-force'

const TODAY = '2026-11-24'
const asked = (query: Record<string, string>) => readQuestion(query, TODAY)
const sides = (query: Record<string, string>, vs: string) => {
  const { shipment, typed } = asked(query)
  const against = readAgainst(vs)
  if (!shipment || !against) throw new Error('not a question')
  return compareShipments(shipment, shipmentAgainst(shipment, against, typed.goods), SHIPPED_RULES)
}

describe('the calculator by goods', () => {
  it('takes the code of the goods where they go', () => {
    expect(asked({ goods: 'stones_to_40' }).shipment?.lines[0]?.hsCode).toBe('7116.20.0580')
    expect(asked({ goods: 'stones_to_40', to: 'DE' }).shipment?.lines[0]?.hsCode).toBe('7116.20.80')
    expect(asked({}).shipment?.lines[0]?.hsCode).toBe('7117.19.9000')
  })

  it('names goods without a code there, a code that is another goods’, and what is none', () => {
    expect(asked({ goods: 'stones_to_40', to: 'JP' }).wrong).toEqual(['goods'])
    expect(asked({ goods: 'wood_lined', hs: '4420.90.4500' }).wrong).toEqual(['goods'])
    expect(asked({ goods: 'wood_lined', hs: '4420.90.65' }).wrong).toEqual([])
    expect(asked({ goods: 'rings' }).wrong).toEqual(['goods'])
    expect(asked({ vs: 'from-XX' }).wrong).toEqual(['vs'])
    expect(asked({ hs: '' }).wrong).toEqual(['hs'])
  })
})

describe('side by side', () => {
  it('has the same goods from another origin, each with its duty', () => {
    const [china, india] = sides({ goods: 'imitation' }, 'from-IN')
    expect([china.line, india.line]).toMatchObject([
      { status: 'rated', totalRatePercent: '31', origin: 'CN' },
      { status: 'rated', totalRatePercent: '21', origin: 'IN' },
    ])
    expect(Number(china.landedMinor) - Number(india.landedMinor)).toBe(100_000)
  })

  it('has them at another destination, by the code of the goods there', () => {
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
