import { describe, expect, it } from 'vitest'
import { sayComplaint } from '@/i18n/say'
import { complaintOf } from '@/platform/validation-words'
import { calculate, readQuestion } from '../rules/calculator'
import { SHIPPED_RULES } from '../rules/rules-in-force'
import { answerLandedCost } from './landed-cost'
import { landedCostAnswer, landedCostRequest } from './landed-cost-schema'
import { landedCostExamples } from './operation'

const HOUSE = { rates: {}, ways: {} }
const DAY = '2026-12-01'
const line = (more: object = {}) => ({
  hsCode: '7326.90.98',
  origin: 'CN',
  customsValue: '1000.00',
  ...more,
})
const request = (destination: string, ...lines: object[]) =>
  landedCostRequest.parse({ destination, entryDate: DAY, lines })
/** Answers a request and checks the answer against its schema. */
const answer = (destination: string, ...lines: object[]) =>
  landedCostAnswer.parse(answerLandedCost(request(destination, ...lines), SHIPPED_RULES, HOUSE))
const faults = (...lines: object[]) =>
  landedCostRequest
    .safeParse({ destination: 'US', entryDate: DAY, lines })
    .error?.issues.map(({ path, message }) => [
      path.join('.'),
      sayComplaint(complaintOf(message), 'en'),
    ])

describe('facts of goods in the API', () => {
  it('settle a surtax that depends on where the steel was melted', () => {
    const melted = (goods: object) =>
      answer('CA', line({ hsCode: '7326.90.90', goods }))
        .lines[0]?.layers?.filter(({ heading }) => heading === 'SOR/2025-154')
        .map(({ status, amount, reason }) => [status, amount, reason])
    expect(melted({ kind: 'part', part: 'link_strip' })).toEqual([
      ['named', '0.00', expect.stringContaining('if any of its steel')],
    ])
    expect(melted({ kind: 'part', melt_country: 'CN' })?.[0]?.[2]).toMatch(
      /^By what is stated of the goods it holds/,
    )
    expect(melted({ kind: 'part', melt_country: 'KR', mill_certificate: 'yes' })).toEqual([])
  })

  it('settle what is required of children’s goods', () => {
    const notices = (goods?: object) =>
      answer(
        'US',
        line({ hsCode: '7117.19.9000', ...(goods ? { goods } : {}) }),
      ).lines[0]?.notices?.map(({ id }) => id)
    expect(notices()).toContain('us-cpsc-children')
    expect(notices({ kind: 'jewelry', childrens: 'no' })).not.toContain('us-cpsc-children')
  })

  it('count the mass of every line that a notice concerns, and say where a weight is missing', () => {
    const mass = (...weights: (string | undefined)[]) =>
      answer(
        'DE',
        line({ hsCode: '7117.19.00', netWeightKg: '900' }),
        ...weights.map((netWeightKg) => line(netWeightKg ? { netWeightKg } : {})),
      ).lines.map(({ notices = [] }) => notices.find(({ id }) => id === 'eu-cbam')?.mass)
    expect(mass('120', '30.5')).toEqual([
      undefined,
      ...[1, 2].map(() => ({
        kilograms: 150.5,
        begins: '50000',
        complete: true,
        text: expect.stringContaining('150.5') as string,
      })),
    ])
    expect(mass('120', undefined)[1]).toMatchObject({ kilograms: 120, complete: false })
  })

  it('lead to a code with its rule and rulings, and say whether it is the requested one', () => {
    const box = { kind: 'case', surface: 'wood', lining: 'textile' }
    const [right, wrong, open] = answer(
      'US',
      line({ hsCode: '4420.90.6500', goods: box }),
      line({ hsCode: '4420.90.4500', goods: box }),
      line({ hsCode: '4420.90.4500', goods: { kind: 'case', surface: 'wood' } }),
    ).lines
    expect(right?.classified).toMatchObject({
      code: expect.stringMatching(/^4420\.90\.65/),
      agrees: true,
      rulings: expect.arrayContaining(['NY R02771']),
    })
    expect(wrong?.classified).toMatchObject({ agrees: false })
    expect(open?.classified).toBeUndefined()
  })

  it('are refused by name where an answer is unknown, contradicts another, or says nothing', () => {
    expect(faults(line({ goods: { stones: 'rubies' } }))?.[0]?.[0]).toBe('lines.0.goods.stones')
    expect(faults(line({ goods: { colour: 'red' } }))).toEqual([
      ['lines.0.goods', 'has parts that don’t belong here: colour'],
    ])
    expect(faults(line({ goods: { kind: 'carton', lining: 'textile' } }))).toEqual([
      ['lines.0.goods.lining', 'says nothing of these goods, or contradicts another answer'],
    ])
    expect(faults(line({ goods: { kind: 'part', metal_share: '120' } }))?.[0]?.[0]).toBe(
      'lines.0.goods.metal_share',
    )
    const twice = { goods: { kind: 'part', metal_share: '40' }, facts: { metal_under_15: true } }
    expect(faults(line(), line(twice))).toEqual([
      ['lines.1.facts.metal_under_15', 'contradicts what is said of the goods'],
    ])
  })
})

describe('all seven destinations', () => {
  const CODES = {
    US: '7117.19.9000',
    DE: '7117.19.00',
    GB: '7117.19.00',
    CA: '7117.19.90',
    AU: '7117.19.00',
    MX: '7117.19.99',
    IN: '7117.19.90',
  }
  const TAXES = {
    US: ['mpf', 'hmf'],
    DE: ['vat'],
    GB: ['vat'],
    CA: ['gst'],
    AU: ['gst'],
    MX: ['dta', 'iva'],
    IN: ['sws', 'igst_3'],
  }

  it.each(Object.entries(CODES))(
    'gives the same answer through the API and on the page: %s',
    (destination, hsCode) => {
      const body = answer(destination, line({ hsCode, customsValue: '10000.00' }))
      const { shipment } = readQuestion(
        { hs: hsCode, to: destination, from: 'CN', value: '10000', date: DAY },
        DAY,
      )
      if (!shipment) throw new Error('not a question')
      const { assessment } = calculate(shipment, SHIPPED_RULES)
      expect(body.total).toBe((assessment.totalMinor / 100).toFixed(2))
      expect(body.lines[0]?.status).toBe(assessment.lines[0]?.status)
      expect(body.fees.map(({ programme }) => programme)).toEqual(
        TAXES[destination as keyof typeof TAXES],
      )
      // Mexico and India refuse the duty by name; elsewhere every layer has its heading and its reading.
      const refused = destination === 'MX' || destination === 'IN'
      expect(body.complete).toBe(!refused)
      if (refused) expect(body.lines[0]).toMatchObject({ duty: null, message: expect.any(String) })
      else
        for (const layer of body.lines[0]?.layers ?? [])
          expect([layer.heading !== '', layer.review.state]).toEqual([true, 'reviewed'])
    },
  )

  it('occur in the examples, with goods that a duty or a notice depends on', () => {
    for (const [destination, example] of Object.entries(landedCostExamples)) {
      const body = answerLandedCost(landedCostRequest.parse(example), SHIPPED_RULES, HOUSE)
      expect([destination, landedCostAnswer.safeParse(body).success]).toEqual([destination, true])
      expect(body.lines.every(({ status }) => status === 'rated')).toBe(true)
      expect(body.lines.every(({ classified }) => classified?.agrees !== false)).toBe(true)
    }
  })
})
