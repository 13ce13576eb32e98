import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingMinutesBetween, workingSpans } from './working-time'

const CALENDAR = {
  2026: {
    off: [{ from: '2026-10-01', to: '2026-10-07', name: 'National Day' }],
    worked: [{ from: '2026-10-10', to: '2026-10-10', name: 'for National Day' }],
    shutdowns: [],
  },
}
const OPEN = { calendar: CALENDAR, opensAt: '09:00', closesAt: '18:00' }

const minutesWithin = (spans: readonly { from: Date; to: Date }[], from: Date, to: Date) =>
  spans.reduce(
    (sum, span) => sum + Math.max(0, Math.min(+span.to, +to) - Math.max(+span.from, +from)),
    0,
  ) / 60_000

describe('working time', () => {
  it('has no nights, weekends or holidays, but the days worked in exchange for them', () => {
    const spans = workingSpans('2026-09-30', '2026-10-12', OPEN)
    // Wednesday 30, Thursday 8, Friday 9, the worked Saturday, Monday 12.
    expect(spans.map(({ from }) => from.toISOString())).toEqual([
      '2026-09-30T01:00:00.000Z',
      '2026-10-08T01:00:00.000Z',
      '2026-10-09T01:00:00.000Z',
      '2026-10-10T01:00:00.000Z',
      '2026-10-12T01:00:00.000Z',
    ])
    // Asked at 17:00 before the holiday, answered at 10:00 after it: two hours.
    const [askedAt, sentAt] = [new Date('2026-09-30T09:00:00Z'), new Date('2026-10-08T02:00:00Z')]
    expect(minutesWithin(spans, askedAt, sentAt)).toBe(120)
  })

  it('is the time in which the promise of a reply is counted', () => {
    const start = Date.UTC(2026, 8, 1)
    const instants = fc
      .integer({ min: 0, max: 60 * 24 * 60 })
      .map((minute) => new Date(start + minute * 60_000))
    const clocks = fc.constantFrom(
      OPEN,
      { ...OPEN, opensAt: null, closesAt: null },
      { ...OPEN, opensAt: '18:00', closesAt: '09:00' },
    )
    fc.assert(
      fc.property(instants, instants, clocks, (a, b, working) => {
        const [from = a, to = b] = [a, b].toSorted((x, y) => +x - +y)
        const spans = workingSpans('2026-08-30', '2026-11-02', working)
        expect(minutesWithin(spans, from, to)).toBe(workingMinutesBetween(from, to, working))
      }),
    )
  })
})
