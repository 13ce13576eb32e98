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

describe('what countries ask beside duty', () => {
  it('goes by code, origin, destination and day', () => {
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

  it('moves no figure', () => {
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
