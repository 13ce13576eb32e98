import { describe, expect, it } from 'vitest'
import { assessDuty } from '../engine/assess'
import { compileRuleSet } from '../engine/compile'
import type { LineAssessment, Shipment, ShipmentLine } from '../engine/types'
import { SHIPPED_RULES, shippedDestinations } from '../rules/rules-in-force'
import { usRules } from './us'

const rules = compileRuleSet(usRules)

function assessed(line: Partial<ShipmentLine>, shipment: Partial<Shipment> = {}): LineAssessment {
  const [answer] = assessDuty(
    {
      destination: 'US',
      entryDate: '2026-11-28',
      mode: 'ocean',
      lines: [
        { id: 'a', hsCode: '7117.19.9000', origin: 'CN', customsValueMinor: 1_000_000, ...line },
      ],
      ...shipment,
    },
    rules,
  ).lines
  if (!answer) throw new Error('no line')
  return answer
}
const percent = (line: Partial<ShipmentLine>, shipment: Partial<Shipment> = {}): string | null => {
  const answer = assessed(line, shipment)
  return answer.status === 'rated' ? answer.totalRatePercent : null
}

describe('what was known', () => {
  const rows = [
    ...usRules.measures,
    ...(usRules.exclusions ?? []),
    ...(usRules.exportControls ?? []),
    ...usRules.cumulation,
  ]

  it('every row says since when it is known', () => {
    expect(rows.filter(({ knownFrom }) => !knownFrom).map(({ id }) => id)).toEqual([])
  })

  /** Jewelry of China entered on the day of a cliff, as foreseen the day before its text and on the day of it. */
  it.each([
    ['IEEPA fentanyl', '2025-02-04', '2025-02-01', '18.5', '28.5'],
    ['its 20%', '2025-03-04', '2025-03-03', '28.5', '38.5'],
    ['IEEPA reciprocal', '2025-04-05', '2025-04-02', '38.5', '48.5'],
    ['84%', '2025-04-09', '2025-04-08', '72.5', '122.5'],
    ['125%', '2025-04-10', '2025-04-09', '122.5', '163.5'],
    ['back to 10%', '2025-05-14', '2025-05-12', '163.5', '48.5'],
    ['fentanyl back to 10%', '2025-11-10', '2025-11-04', '48.5', '38.5'],
    ['the judgment and Section 122', '2026-02-24', '2026-02-20', '38.5', '28.5'],
    ['the duties against forced labour', '2026-07-24', '2026-07-23', '18.5', '31'],
  ])('%s is known with its text, not before', (_, entryDate, textOf, before, after) => {
    const dayBefore = new Date(Date.parse(textOf) - 86_400_000).toISOString().slice(0, 10)
    expect(percent({}, { entryDate, knownAt: dayBefore })).toBe(before)
    expect(percent({}, { entryDate, knownAt: textOf })).toBe(after)
    expect(percent({}, { entryDate })).toBe(after)
  })

  it('which of two duties gives way is known with its text too', () => {
    const anyOrigin = compileRuleSet({ ...usRules, origins: '*' })
    const applied = (knownAt: string) => {
      const [answer] = assessDuty(
        {
          destination: 'US',
          entryDate: '2025-06-10',
          knownAt,
          mode: 'ocean',
          lines: [{ id: 'a', hsCode: '7208.10', origin: 'MX', customsValueMinor: 100_000 }],
        },
        anyOrigin,
      ).lines
      return answer?.status === 'rated'
        ? answer.layers.flatMap(({ status, heading, amountMinor }) =>
            status === 'applied' && amountMinor > 0 ? [[heading, amountMinor]] : [],
          )
        : []
    }
    // Steel of Mexico paid the emergency duty instead, until Proclamation 10947 turned it round.
    expect(applied('2025-06-02')).toEqual([['9903.01.01', 25_000]])
    expect(applied('2025-06-03')).toEqual([['9903.81.87', 50_000]])
  })

  it('knows nothing of the summer in January 2026', () => {
    expect(percent({}, { entryDate: '2026-08-15', knownAt: '2026-01-15' })).toBe('38.5')
    expect(percent({}, { entryDate: '2026-08-15', knownAt: '2026-03-01' })).toBe('18.5')
  })
})

describe('the day of a review', () => {
  const reviewed = shippedDestinations.flatMap((destination) => {
    const rules = SHIPPED_RULES.rowsOf(destination)
    if (!rules) throw new Error(destination)
    const { measures, exclusions = [], exportControls = [], agreements = [], charges = [] } = rules
    return [
      ...measures,
      ...exclusions,
      ...exportControls,
      ...agreements,
      ...charges.map(({ code, ...charge }) => ({ id: code, ...charge })),
    ].flatMap(({ id, review }) =>
      review.state === 'reviewed' ? [{ id, at: review.at, version: rules.version }] : [],
    )
  })

  it('is no later than the version of the rows', () => {
    expect(reviewed.filter(({ at, version }) => at > version)).toEqual([])
  })

  it.each(['s232-mill-2018', 's232-mill-2025-50', 'ieepa-mexico', 's122', 's122-usmca'])(
    'of %s is the first reading’s, as it was read only once',
    (id) => expect(reviewed.find((each) => each.id === id)?.at).toBe('2026-11-23'),
  )
})

describe('goods that originate under USMCA', () => {
  const ORIGINATING = { origin: 'MX', facts: { usmca_originating: true } }

  it.each([
    ['imitation jewelry', '7117.19.9000', '21', '0'],
    ['cuff links', '7117.11.0000', '18', '0'],
    ['a jewelry case', '4202.92.9700', '27.6', '0'],
    ['a carton, free anyway', '4819.50.4060', '10', '0'],
    ['a tray of stainless steel, whose steel duty stays', '7323.93.0080', '27', '25'],
  ])('%s', (_, hsCode, without, withCertificate) => {
    expect(percent({ hsCode, origin: 'MX' })).toBe(without)
    expect(percent({ ...ORIGINATING, hsCode })).toBe(withCertificate)
  })

  it('are free of a compound duty too', () => {
    const hsCode = '4202.32.1000'
    expect(percent({ ...ORIGINATING, hsCode, netWeightGrams: '200000' })).toBe('0')
  })

  it('declare the headings of their country', () => {
    const answer = assessed(ORIGINATING)
    expect(answer.status === 'rated' && answer.layers.map(({ heading }) => heading)).toEqual([
      '7117.19.90 (S)',
      '9903.05.94',
    ])
  })
})

describe('totals of 28 November 2026, by code and origin', () => {
  it.each([
    ['7117.19.9000', '31', '21', '23.5'],
    ['7117.11.0000', '28', '18', '20.5'],
    ['7117.19.1500', '28', '18', '20.5'],
    ['7116.20.0500', '15.8', '13.3', '15.8'],
    ['7323.93.0080', '27', '27', '27'],
    ['7326.90.8688', '77.9', '52.9', '52.9'],
    ['4202.92.9700', '55.1', '27.6', '30.1'],
    ['4202.99.9000', '57.5', '30', '32.5'],
    ['4202.99.1000', '40.9', '13.4', '15.9'],
    ['4420.90.4500', '41.8', '14.3', '16.8'],
    ['4420.90.6500', '37.5', '10', '12.5'],
    ['4819.50.4060', '37.5', '10', '12.5'],
  ])('%s', (hsCode, china, india, vietnam) => {
    expect(['CN', 'IN', 'VN'].map((origin) => percent({ hsCode, origin }))).toEqual([
      china,
      india,
      vietnam,
    ])
  })
})

describe('in transit', () => {
  const entered = { entryDate: '2025-04-20', loadedDate: '2025-04-09' }

  it('charges goods loaded onto a vessel on 9 April 2025 the 10% of that week, not 125%', () => {
    expect(percent({}, entered)).toBe('48.5')
    expect(percent({}, { ...entered, loadedDate: '2025-04-10' })).toBe('163.5')
  })

  it('has no such clause for goods that fly', () => {
    expect(percent({}, { ...entered, mode: 'air' })).toBe('163.5')
  })

  it('ends the window before 27 May 2025', () => {
    const loadedDate = '2025-04-01'
    expect(percent({}, { entryDate: '2025-05-26', loadedDate })).toBe('38.5')
    expect(percent({}, { entryDate: '2025-05-27', loadedDate })).toBe('48.5')
  })
})
