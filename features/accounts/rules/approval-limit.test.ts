import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn } from '@/platform/day'
import { LIMIT_WINDOWS, limitIn, limitVerdict, windowStart } from './approval-limit'

const minor = fc.integer({ min: 0, max: 10_000_000 })
const instants = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
})
const zones = fc.constantFrom('UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland')

describe('a signing limit', () => {
  it('never lets more pass in one window than its amount, in whatever order the amounts come', () => {
    fc.assert(
      fc.property(minor, fc.array(minor, { maxLength: 20 }), (amountMinor, amounts) => {
        let used = 0
        for (const each of amounts) {
          const limit = { currency: 'USD', amountMinor, window: 'MONTH' as const }
          if (limitVerdict(limit, each, used).kind === 'within') used += each
        }
        expect(used).toBeLessThanOrEqual(amountMinor)
      }),
    )
  })

  it('in one currency leaves nothing in another, and without one everything passes', () => {
    const limits = [{ currency: 'USD', amountMinor: 100, window: 'ORDER' as const }]
    expect(limitVerdict(limitIn(limits, 'USD'), 100, 0).kind).toBe('within')
    expect(limitVerdict(limitIn(limits, 'EUR'), 1, 0).kind).toBe('over')
    expect(limitVerdict(limitIn([], 'EUR'), 1_000_000, 0).kind).toBe('free')
    const none = [{ currency: 'USD', amountMinor: 0, window: 'ORDER' as const }]
    expect(limitVerdict(limitIn(none, 'USD'), 1, 0).kind).toBe('over')
  })
})

describe('the window of a limit', () => {
  it('begins today or earlier in the company’s zone, and earlier the longer it is', () => {
    fc.assert(
      fc.property(instants, zones, (now, zone) => {
        const today = dayIn(zone, now)
        const starts = LIMIT_WINDOWS.map((window) => windowStart(window, zone, now))
        const [day = '', week = '', month = '', year = ''] = starts.slice(1).map(String)
        expect(starts[0]).toBe(null)
        expect(day).toBe(today)
        expect(week <= today && month <= today && year <= month).toBe(true)
        expect(new Date(`${week}T00:00:00Z`).getUTCDay()).toBe(1)
        expect([month.slice(7), year.slice(4)]).toEqual(['-01', '-01-01'])
      }),
    )
  })

  it('follows the company’s calendar and not the server’s', () => {
    const now = new Date('2026-12-01T02:00:00Z')
    expect(windowStart('MONTH', 'America/Los_Angeles', now)).toBe('2026-11-01')
    expect(windowStart('MONTH', 'Asia/Kolkata', now)).toBe('2026-12-01')
  })
})
