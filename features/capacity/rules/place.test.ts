import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactoryCalendar } from '@/features/company/rules/calendar'
import { addDays } from '@/platform/day'
import { fitLine } from './fit'
import {
  capacityIn,
  fullCentres,
  movedDay,
  piecesAt,
  placeLine,
  weeksLate,
  type Centre,
  type Slot,
} from './place'
import { weekNumber, weekOf } from './weeks'

const CALENDAR: FactoryCalendar = {
  '2027': {
    off: [{ from: '2027-02-08', to: '2027-02-14', name: 'a holiday' }],
    worked: [{ from: '2027-02-20', to: '2027-02-20', name: 'a holiday' }],
    shutdowns: [],
  },
}
const TODAY = '2026-11-30'

const centre = fc.record({
  weekPieces: fc.integer({ min: 1, max: 2_000 }),
  atPercent: fc.integer({ min: 0, max: 100 }),
  takes: fc.constant('every' as const),
})

const centres = fc
  .array(centre, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((each, i): Centre => ({ ...each, code: `c${i}`, title: `Centre ${i}` })))
const line = fc.record({
  quantity: fc.integer({ min: 1, max: 5_000 }),
  leadTimeDays: fc.integer({ min: 0, max: 90 }),
  begins: fc.nat(60).map((days) => addDays(TODAY, days - 20)),
})

describe('the slots of a line that an amendment changes', () => {
  it('match its pieces, keep their weeks, take only free capacity, and stay the same when fitted again', () => {
    const progress = fc.record({
      made: fc.boolean(),
      ready: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(
        centres,
        line,
        fc.integer({ min: 1, max: 5_000 }),
        progress,
        (all, each, quantity, { made, ready: share }) => {
          const room = { centres: all, calendar: CALENDAR }
          const none = (one: Centre, week: string) => capacityIn(one, week, CALENDAR)
          const own = placeLine(each, all, CALENDAR, TODAY, none)
          if (own === null) return
          const ready = made ? Math.floor(Math.min(each.quantity, quantity) * share) : 0
          const facts = { stage: made ? 'PRODUCTION' : 'SLOT', made: made ? ready : 0, ready }
          const amended = { ...each, ...facts, quantity, was: each.quantity }
          const free = (slots: readonly Slot[]) => (one: Centre, week: string) =>
            capacityIn(one, week, CALENDAR) -
            slots.reduce(
              (sum, slot) =>
                slot.centre === one.code && slot.week === week ? sum + slot.pieces : sum,
              0,
            )
          const fitted = fitLine(amended, own, { ...room, free: free(own) }, TODAY)
          if (fitted === null) return
          const after = fitted === 'as it is' ? own : fitted
          for (const one of all) {
            const [had, has] = [piecesAt(own, one.code), piecesAt(after, one.code)]
            if (!made) expect(has).toBe(quantity)
            else if (quantity <= each.quantity) expect(has).toBe(Math.min(had, quantity))
            else expect(has >= had && has - had <= quantity - each.quantity).toBe(true)
            for (const slot of after) {
              const before = own.find((s) => s.centre === slot.centre && s.week === slot.week)
              if (quantity < each.quantity)
                expect(slot.pieces).toBeLessThanOrEqual(before?.pieces ?? 0)
              else expect(slot.pieces).toBeGreaterThanOrEqual(before?.pieces ?? 0)
            }
          }
          for (const slot of after)
            expect(slot.pieces).toBeLessThanOrEqual(
              capacityIn(
                all.find(({ code }) => code === slot.centre) ?? { weekPieces: 0 },
                slot.week,
                CALENDAR,
              ),
            )
          if (!made)
            expect(fitLine(amended, after, { ...room, free: free(after) }, TODAY)).toBe('as it is')
        },
      ),
    )
  })
})

describe('the slots of a line', () => {
  it('take each piece once at each centre, never above a week’s capacity, and never before its week', () => {
    fc.assert(
      fc.property(centres, fc.array(line, { minLength: 1, maxLength: 5 }), (all, lines) => {
        const takenPieces = new Map<string, number>()
        const free = (one: Centre, week: string) =>
          capacityIn(one, week, CALENDAR) - (takenPieces.get(`${one.code} ${week}`) ?? 0)
        for (const each of lines) {
          const slots = placeLine(each, all, CALENDAR, TODAY, free)
          // With a small centre and a large line, two years may have no room.
          if (slots === null) return
          for (const { code } of all)
            expect(
              slots.filter((slot) => slot.centre === code).reduce((sum, s) => sum + s.pieces, 0),
            ).toBe(each.quantity)
          for (const slot of slots) {
            const key = `${slot.centre} ${slot.week}`
            takenPieces.set(key, (takenPieces.get(key) ?? 0) + slot.pieces)
            expect(slot.week >= slot.wantedWeek && slot.wantedWeek >= weekOf(TODAY)).toBe(true)
            expect(weekOf(slot.week)).toBe(slot.week)
          }
          const order = all.toSorted((a, b) => a.atPercent - b.atPercent).map(({ code }) => code)
          expect(fullCentres(slots, order).length > 0).toBe(weeksLate(slots) > 0)
        }
        for (const one of all)
          for (const [key, pieces] of takenPieces) {
            const [code, week = ''] = key.split(' ')
            if (code === one.code)
              expect(pieces).toBeLessThanOrEqual(capacityIn(one, week, CALENDAR))
          }
      }),
      { numRuns: 25 },
    )
  })

  it('take the first week with room, and say until when the centre before was full', () => {
    const plating: Centre = {
      code: 'plating',
      title: 'Plating',
      weekPieces: 500,
      atPercent: 50,
      takes: 'every',
    }
    const plannedLine = { quantity: 300, leadTimeDays: 20, begins: TODAY }
    const slots = placeLine(plannedLine, [plating], CALENDAR, TODAY, (_, week) =>
      week < '2026-12-28' ? 0 : 500,
    )
    expect(slots).toEqual([
      { centre: 'plating', week: '2026-12-28', pieces: 300, wantedWeek: '2026-12-14' },
    ])
    expect(fullCentres(slots ?? [], ['plating'])).toEqual([
      { centre: 'plating', until: '2026-12-28', is: 'full' },
    ])
    const large = placeLine(
      { ...plannedLine, quantity: 900 },
      [plating],
      CALENDAR,
      TODAY,
      () => 500,
    )
    expect(fullCentres(large ?? [], ['plating'])).toMatchObject([{ is: 'busy' }])
    // What follows is later because of it, and itself waits for no full week.
    const packed = { centre: 'packing', week: '2027-01-04', wantedWeek: '2026-12-21', pieces: 300 }
    expect(fullCentres([...(slots ?? []), packed], ['plating', 'packing'])).toHaveLength(1)
    expect(weeksLate(slots ?? [])).toBe(2)
    expect(placeLine(plannedLine, [plating], CALENDAR, TODAY, () => 0)).toBeNull()
  })

  it('a holiday takes capacity from a week, and a worked Saturday adds some', () => {
    expect(capacityIn({ weekPieces: 500 }, '2027-02-01', CALENDAR)).toBe(500)
    expect(capacityIn({ weekPieces: 500 }, '2027-02-08', CALENDAR)).toBe(0)
    expect(capacityIn({ weekPieces: 500 }, '2027-02-15', CALENDAR)).toBe(600)
    expect(movedDay('2027-02-04', 0, CALENDAR)).toBe('2027-02-04')
    expect(movedDay('2027-02-04', 1, CALENDAR)).toBe('2027-02-15')
  })

  it('weeks have the number that calendars print', () => {
    expect(['2026-11-30', '2026-12-28', '2027-01-04'].map(weekNumber)).toEqual([49, 53, 1])
  })
})
