import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factoryClock } from '@/platform/day'
import { factoryTime, momentProblem } from './schedule'

describe('a moment at the factory', () => {
  it('is entered and shown in the factory’s zone', () => {
    expect(factoryTime.parse('2026-12-01T09:30').toISOString()).toBe('2026-12-01T01:30:00.000Z')
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 4_000_000 })
          .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)),
        (at) => {
          expect(factoryTime.parse(factoryClock(at))).toEqual(at)
        },
      ),
    )
  })

  it.each([
    '',
    '2026-02-30T10:00',
    '2026-13-01T10:00',
    '2026-12-01T25:00',
    '2026-12-01 10:00',
    'tomorrow',
  ])('isn’t %s', (entered) => expect(factoryTime.safeParse(entered).success).toBe(false))

  it('must be in the future, but not by years', () => {
    const now = new Date('2026-11-26T00:00:00Z')
    expect([
      momentProblem(now, now),
      momentProblem(new Date(now.getTime() + 60_000), now),
      momentProblem(new Date('2028-01-01'), now),
    ]).toEqual([{ code: 'schedule.passed' }, null, { code: 'schedule.yearAhead' }])
  })
})
