import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingMinutes,
  minutesOfWorkingDay,
  workingMinutesBefore,
  workingMinutesBetween,
  type WorkingTime,
} from './working-time'

const china = (text: string) => new Date(`${text}+08:00`)

const office: WorkingTime = {
  calendar: {
    2026: {
      off: [{ from: '2026-10-01', to: '2026-10-07', name: 'National Day' }],
      worked: [{ from: '2026-10-10', to: '2026-10-10', name: 'swapped' }],
      shutdowns: [],
    },
  },
  opensAt: '08:30',
  closesAt: '17:30',
}
const wholeDays: WorkingTime = { calendar: {}, opensAt: null, closesAt: null }

describe('a promise of one working day', () => {
  it.each([
    ['2026-11-24T10:00', '2026-11-25T10:00'], // Tuesday to Wednesday
    ['2026-11-24T20:00', '2026-11-25T17:30'], // after hours: counts from the next morning
    ['2026-11-27T16:00', '2026-11-30T16:00'], // Friday to Monday
    ['2026-11-28T09:00', '2026-11-30T17:30'], // Saturday counts from Monday morning
    ['2026-09-30T16:30', '2026-10-08T16:30'], // National Day falls between
    ['2026-10-09T12:00', '2026-10-10T12:00'], // a worked Saturday
  ])('from %s ends at %s', (came, due) =>
    expect(addWorkingMinutes(china(came), minutesOfWorkingDay(office), office)).toEqual(china(due)),
  )

  it.each([
    ['2026-11-24T10:00', '2026-11-25T10:00'],
    ['2026-11-27T16:00', '2026-11-30T16:00'],
    ['2026-11-28T09:00', '2026-12-01T00:00'],
  ])('counts full days where no hours are set: from %s until %s', (came, due) =>
    expect(addWorkingMinutes(china(came), minutesOfWorkingDay(wholeDays), wholeDays)).toEqual(
      china(due),
    ),
  )
})

describe('working minutes', () => {
  const instant = fc
    .integer({ min: 0, max: 400 * 24 * 60 })
    .map((minute) => new Date(china('2026-01-01T00:00').getTime() + minute * 60_000))
  const time = fc.constantFrom(office, wholeDays)
  const minutes = fc.integer({ min: 1, max: 20_000 })

  it('have passed exactly when they were added', () =>
    fc.assert(
      fc.property(instant, minutes, time, (from, count, working) => {
        const at = addWorkingMinutes(from, count, working)
        expect(workingMinutesBetween(from, at, working)).toBe(count)
        expect(workingMinutesBetween(from, new Date(at.getTime() - 60_000), working)).toBe(
          count - 1,
        )
      }),
    ))

  it("are overdue from the same instant in a list's query and in a row's mark", () =>
    fc.assert(
      fc.property(instant, instant, minutes, time, (came, now, count, working) => {
        const limit = workingMinutesBefore(now, count, working)
        expect(came < limit && workingMinutesBetween(came, now, working) < count).toBe(false)
        expect(workingMinutesBetween(limit, now, working)).toBe(count)
      }),
    ))

  it('of adjacent spans add up', () =>
    fc.assert(
      fc.property(instant, instant, instant, time, (a, b, c, working) => {
        const [from, mid, to] = [a, b, c].toSorted((x, y) => x.getTime() - y.getTime()) as [
          Date,
          Date,
          Date,
        ]
        expect(workingMinutesBetween(from, to, working)).toBe(
          workingMinutesBetween(from, mid, working) + workingMinutesBetween(mid, to, working),
        )
      }),
    ))
})
