import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/platform/day'
import { addWorkingDays, isWorkingDay, workingDaysBetween, type FactoryCalendar } from './calendar'

/** 2026 by the State Council's notice, with a shutdown around New Year. */
const CALENDAR: FactoryCalendar = {
  '2026': {
    off: [
      { from: '2026-02-15', to: '2026-02-23', name: 'Spring Festival' },
      { from: '2026-10-01', to: '2026-10-07', name: 'National Day' },
    ],
    worked: [
      { from: '2026-02-14', to: '2026-02-14', name: 'Spring Festival' },
      { from: '2026-02-28', to: '2026-02-28', name: 'Spring Festival' },
      { from: '2026-10-10', to: '2026-10-10', name: 'National Day' },
    ],
    shutdowns: [{ from: '2026-02-09', to: '2026-02-27', name: 'New Year shutdown' }],
  },
}
const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days))
const count = fc.integer({ min: 0, max: 120 })

describe('the factory’s calendar', () => {
  it('rests on holidays and shutdowns, and works on swapped weekends', () => {
    const works = (each: string) => isWorkingDay(each, CALENDAR)
    expect(works('2026-10-01')).toBe(false)
    expect(works('2026-10-10')).toBe(true)
    expect(works('2026-10-11')).toBe(false)
    expect(works('2026-02-28')).toBe(true)
    // A shutdown takes precedence over a day that the state has made a working day.
    expect(works('2026-02-14')).toBe(false)
    expect(works('2026-03-02')).toBe(true)
  })

  it('says how many calendar days working days take, and what falls within', () => {
    expect(addWorkingDays('2026-01-30', 18, CALENDAR)).toEqual({
      day: '2026-03-17',
      workingDays: 18,
      calendarDays: 46,
      inside: ['New Year shutdown'],
      unread: [],
      unreviewed: [],
    })
    expect(addWorkingDays('2026-12-28', 10, CALENDAR)).toMatchObject({
      day: '2027-01-11',
      unread: ['2027'],
    })
    const entered = {
      ...CALENDAR,
      '2027': { off: [], worked: [], shutdowns: [], isUnreviewed: true },
    }
    expect(addWorkingDays('2026-12-28', 10, entered)).toMatchObject({
      unread: [],
      unreviewed: ['2027'],
    })
  })

  it('ends on a working day, counts exactly, and gives the same in two parts as in one', () => {
    fc.assert(
      fc.property(day, count, count, (from, a, b) => {
        const first = addWorkingDays(from, a, CALENDAR)
        expect(first.day).toBe(addDays(from, first.calendarDays))
        if (a > 0) expect(isWorkingDay(first.day, CALENDAR)).toBe(true)
        expect(workingDaysBetween(from, first.day, CALENDAR)).toBe(a)
        expect(addWorkingDays(first.day, b, CALENDAR).day).toBe(
          addWorkingDays(from, a + b, CALENDAR).day,
        )
      }),
    )
  })

  it('never takes less time for more work, nor with another holiday', () => {
    fc.assert(
      fc.property(day, count, count, (from, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        expect(addWorkingDays(from, less, CALENDAR).calendarDays).toBeLessThanOrEqual(
          addWorkingDays(from, more, CALENDAR).calendarDays,
        )
        expect(addWorkingDays(from, a, CALENDAR).calendarDays).toBeGreaterThanOrEqual(a)
      }),
    )
  })

  it('reports a calendar without a working day instead of counting on', () => {
    const never: FactoryCalendar = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => {
        const year = String(2026 + i)
        const all = { from: `${year}-01-01`, to: `${year}-12-31`, name: 'closed' }
        return [year, { off: [], worked: [], shutdowns: [all] }]
      }),
    )
    expect(() => addWorkingDays('2026-01-01', 1, never)).toThrow(RangeError)
  })
})
