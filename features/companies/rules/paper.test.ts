import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/platform/day'
import { paperStanding } from './paper'

describe('paperStanding', () => {
  it('is valid through its last day, announces its end ahead, and has ended the day after', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), fc.nat(365), (days, ahead) => {
        const today = '2026-11-30'
        expect(paperStanding(addDays(today, days), today, ahead)).toBe(
          days < 0 ? 'ended' : days <= ahead ? 'ends' : 'holds',
        )
      }),
    )
    expect(paperStanding(null, '2026-11-30', 60)).toBe('holds')
  })
})
