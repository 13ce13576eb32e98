import { describe, expect, it } from 'vitest'
import { assessDuty } from '../engine/assess'
import { compileRuleSet } from '../engine/compile'
import type { Shipment } from '../engine/types'
import { riskNotices } from './risk-notices'
import { SHIPPED_RULES, shippedDestinations } from './rules-in-force'

const countries = (destinations: readonly string[], hsCode: string | null, origin: string) =>
  destinations.flatMap((destination) => {
    const rules = SHIPPED_RULES.rowsOf(destination)
    return rules ? [{ rules, goods: [{ hsCode, origin }] }] : []
  })
const idsOf = (hsCode: string | null, origin = 'CN', day = '2026-11-29') =>
  riskNotices(countries(['US', 'DE', 'FR', 'GB', 'IN'], hsCode, origin), day).map(
    ({ notice, destinations }) => [notice.id, destinations.join(' ')],
  )

describe('what countries require beside duty', () => {
  it('depends on code, origin, destination and day', () => {
    expect(idsOf('7117.19.9000')).toEqual([
      ['us-uflpa', 'US'],
      ['us-cpsc-children', 'US'],
      ['us-prop-65', 'US'],
      ['eu-nickel', 'DE FR'],
      ['gb-nickel', 'GB'],
    ])
    expect(idsOf('7117.19.9000', 'IN').map(([id]) => id)).not.toContain('us-uflpa')
    expect(idsOf('7323.93.0080').map(([id]) => id)).toEqual([
      'us-uflpa',
      'us-prop-65',
      'us-ad-cvd-steel',
      'in-bis',
    ])
    expect(idsOf('7323.93.0080', 'CN', '2026-03-01').map(([id]) => id)).not.toContain('in-bis')
    expect(idsOf(null)).toEqual([])
  })

  it('applies to children’s jewelry unless the goods are known not to be', () => {
    const rules = SHIPPED_RULES.rowsOf('US')
    if (!rules) throw new Error('the United States are loaded')
    const ids = (facts?: Record<string, boolean>) =>
      riskNotices(
        [{ rules, goods: [{ hsCode: '7117.19.9000', origin: 'IN', facts }] }],
        '2026-11-29',
      ).map(({ notice }) => notice.id)
    expect(ids()).toContain('us-cpsc-children')
    expect(ids({ for_children: true })).toContain('us-cpsc-children')
    expect(ids({ for_children: false })).not.toContain('us-cpsc-children')
  })

  it('weighs what counts towards the mass of CBAM, and says where a weight is missing', () => {
    const rules = SHIPPED_RULES.rowsOf('DE')
    if (!rules) throw new Error('Germany is loaded')
    const mass = (...grams: (string | null | undefined)[]) =>
      riskNotices(
        [
          {
            rules,
            goods: [
              { hsCode: '7117.19.00', origin: 'CN', netWeightGrams: '900000' },
              ...grams.map((netWeightGrams) => ({
                hsCode: '7326.90.98',
                origin: 'CN',
                netWeightGrams,
              })),
            ],
          },
        ],
        '2026-11-29',
      ).find(({ notice }) => notice.id === 'eu-cbam')?.mass
    expect(mass('12500', '250.5')).toEqual({ kilograms: 12.8, begins: '50000', lacking: false })
    expect(mass('12500', null)).toEqual({ kilograms: 12.5, begins: '50000', lacking: true })
    // A product of the catalog isn't a shipment.
    expect(mass(undefined)).toBeNull()
  })

  it('changes no figure', () => {
    for (const destination of shippedDestinations) {
      const rules = SHIPPED_RULES.rowsOf(destination)
      if (!rules) throw new Error(destination)
      const shipment: Shipment = {
        destination,
        entryDate: '2026-11-29',
        mode: 'ocean',
        lines: ['7117.19.9000', '7326.90.8688', '7323.93.0080'].map((hsCode) => ({
          id: hsCode,
          hsCode,
          origin: 'CN',
          customsValueMinor: 123_456,
        })),
      }
      const figures = ({ notices }: { notices: typeof rules.notices }) => {
        const { lines, ...whole } = assessDuty(
          shipment,
          compileRuleSet({ ...rules, notices: notices ?? [] }),
        )
        return { ...whole, lines: lines.map(({ notices: _, ...line }) => line) }
      }
      expect(figures({ notices: rules.notices })).toEqual(figures({ notices: [] }))
    }
  })
})
