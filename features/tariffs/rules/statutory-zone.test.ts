import { describe, expect, it } from 'vitest'
import { dayIn } from '@/platform/day'
import { STATUTORY_ZONES, statutoryDay, statutoryZone } from './statutory-zone'

describe('the day of a destination', () => {
  // Half past midnight in New York, half past eleven in Mexico City.
  const now = new Date('2026-11-29T05:30:00Z')

  it('is its own, not New York’s', () => {
    expect(statutoryDay('US', now)).toBe('2026-11-29')
    expect(statutoryDay('MX', now)).toBe('2026-11-28')
    expect(statutoryDay('GB', new Date('2026-11-29T01:00:00Z'))).toBe('2026-11-29')
    expect(statutoryDay('US', new Date('2026-11-29T01:00:00Z'))).toBe('2026-11-28')
  })

  it('begins in the United States at 00:01: the minute before belongs to the day before', () => {
    expect(statutoryDay('US', new Date('2026-07-24T04:00:59Z'))).toBe('2026-07-23')
    expect(statutoryDay('US', new Date('2026-07-24T04:01:00Z'))).toBe('2026-07-24')
    expect(statutoryDay('CA', new Date('2026-07-24T04:00:00Z'))).toBe('2026-07-24')
  })

  it('is in UTC where no zone is known, and every zone is valid', () => {
    expect(statutoryZone('QQ')).toBe('UTC')
    for (const zone of STATUTORY_ZONES) expect(dayIn(zone, now)).toMatch(/^2026-11-(?:28|29)$/)
  })
})
