import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '@/features/company/rules/calendar'
import type { WorkingTime } from '@/features/company/rules/working-time'
import { addDays, factoryClock, factoryDay, factoryInstant } from '@/platform/day'
import { isOn, ofRequest, ofRevision, ofTariffMove } from './due'

/** Monday to Friday, nine to six, and a holiday of three days in December. */
const calendar = {
  2026: {
    off: [{ from: '2026-12-01', to: '2026-12-03', name: 'Holiday' }],
    worked: [],
    shutdowns: [],
  },
}
const working: WorkingTime = { calendar, opensAt: '09:00', closesAt: '18:00' }
const ALL = {
  requestHours: 6,
  unopenedDays: 2,
  expiryDays: 3,
  lastDays: 1,
  movedDays: 2,
  surveyDays: null,
  paperDays: null,
  dueDays: null,
  listedDays: null,
  unopenedHours: null,
}
const terms = { reminders: ALL, working }
const endOf = (day: string) => factoryInstant(`${addDays(day, 1)}T00:00`)
const summary = (planned: { kind: string; step: number; dueAt: Date }[]) =>
  planned.map(({ kind, step, dueAt }) => [kind, step, factoryClock(dueAt)])

describe('reminders', () => {
  it('of a quote are due on the factory’s working days: for a closed day, the working day before', () => {
    // Sent on a Monday; its last day is a Thursday, and then a Monday.
    const sentAt = factoryInstant('2026-11-02T10:00')
    expect(summary(ofRevision({ sentAt, validUntil: endOf('2026-11-26') }, terms, sentAt))).toEqual(
      [
        ['QUOTE_UNOPENED', 0, '2026-11-04T10:00'],
        ['QUOTE_EXPIRES', 1, '2026-11-25T09:00'],
        ['QUOTE_EXPIRES', 3, '2026-11-23T09:00'],
      ],
    )
    // Two would fall on the Friday before: only the last is planned.
    expect(summary(ofRevision({ sentAt, validUntil: endOf('2026-11-23') }, terms, sentAt))).toEqual(
      [
        ['QUOTE_UNOPENED', 0, '2026-11-04T10:00'],
        ['QUOTE_EXPIRES', 1, '2026-11-20T09:00'],
      ],
    )
  })

  it('of a request are due by working hours', () => {
    // Friday evening: an hour of that day, five of Monday.
    expect(summary(ofRequest(factoryInstant('2026-11-06T17:00'), terms))).toEqual([
      ['REQUEST_WAITS', 0, '2026-11-09T14:00'],
    ])
  })

  it('are never due before they are planned, on a closed day, or after its end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 * 24 * 60 }),
        fc.integer({ min: 0, max: 40 }),
        fc.record({
          unopenedDays: fc.option(fc.integer({ min: 1, max: 60 })),
          expiryDays: fc.option(fc.integer({ min: 1, max: 60 })),
          lastDays: fc.option(fc.integer({ min: 1, max: 60 })),
        }),
        (minutes, days, overrides) => {
          const sentAt = new Date(factoryInstant('2026-11-02T00:00').getTime() + minutes * 60_000)
          const validUntil = endOf(addDays(factoryDay(sentAt), days))
          const planned = ofRevision(
            { sentAt, validUntil },
            { reminders: { ...ALL, ...overrides }, working },
            sentAt,
          )
          for (const { dueAt } of planned) {
            expect(dueAt > sentAt && dueAt < validUntil).toBe(true)
            expect(isWorkingDay(factoryDay(dueAt), calendar)).toBe(true)
          }
          expect(new Set(planned.map(({ kind, dueAt }) => `${kind} ${dueAt.getTime()}`)).size).toBe(
            planned.length,
          )
          for (const each of planned) expect(isOn(each, { ...ALL, ...overrides })).toBe(true)
        },
      ),
    )
  })

  it('aren’t planned where nobody has set them, or for what is turned off', () => {
    const none = { reminders: null, working }
    const at = factoryInstant('2026-11-02T10:00')
    expect(ofRequest(at, none)).toEqual([])
    expect(ofRevision({ sentAt: at, validUntil: endOf('2026-11-26') }, none, at)).toEqual([])
    const off = { reminders: { ...ALL, movedDays: null }, working }
    const move = { toldAt: at, validUntil: endOf('2026-11-26'), serial: 7 }
    expect(ofTariffMove(move, off)).toEqual([])
    expect(summary(ofTariffMove(move, terms))).toEqual([['TARIFF_MOVED', 7, '2026-11-04T10:00']])
    // A quote that has ended by then needs none.
    expect(ofTariffMove({ ...move, validUntil: endOf('2026-11-03') }, terms)).toEqual([])
    expect(isOn({ kind: 'TARIFF_MOVED', step: 7 }, off.reminders)).toBe(false)
  })
})
