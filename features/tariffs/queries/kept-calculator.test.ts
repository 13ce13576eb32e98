import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn } from '@/platform/day'
import { canonicalQuestion, readQuestion } from '../rules/calculator'
import { STATUTORY_ZONES } from '../rules/statutory-zone'
import { sameDaysUntil } from './kept-calculator'

describe('the days of a cached answer', () => {
  it('end where the first of all destinations begins its next day', () => {
    const until = (now: string) => new Date(sameDaysUntil(new Date(now))).toISOString()
    expect(until('2026-11-29T04:20:00Z')).toBe('2026-11-29T05:00:00.000Z')
    // Mexico City's midnight, an hour after New York's
    expect(until('2026-11-29T05:30:00Z')).toBe('2026-11-29T06:00:00.000Z')
    // A US day begins a minute after midnight: what is cached in that minute ends with it.
    expect(until('2026-11-29T05:00:20Z')).toBe('2026-11-29T05:01:00.000Z')
    // India's falls on a half hour.
    expect(until('2026-11-29T18:05:00Z')).toBe('2026-11-29T18:30:00.000Z')
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('2026-01-01'),
          max: new Date('2028-01-01'),
          noInvalidDate: true,
        }),
        fc.constantFrom(...STATUTORY_ZONES),
        (now, zone) => {
          const end = sameDaysUntil(now)
          expect(end).toBeGreaterThan(now.getTime())
          expect(dayIn(zone, new Date(end - 1))).toBe(dayIn(zone, now))
        },
      ),
    )
  })
})

describe('the canonical query of a question', () => {
  const asked = (query: URLSearchParams) =>
    readQuestion(
      Object.fromEntries(
        [...query.keys()].map((key) => {
          const all = query.getAll(key)
          return [key, all.length === 1 ? all[0] : all]
        }),
      ),
      '2026-11-28',
    )

  it('asks the same as what was typed', () => {
    const key = fc.constantFrom('hs', 'to', 'value', 'facts', 'date', 'kg', 'known', 'utm')
    const value = fc.oneof(fc.constantFrom('7117.19.9000', 'US', '2000', ''), fc.string())
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 8 }), (pairs) => {
        const query = new URLSearchParams(pairs)
        const canonical = new URLSearchParams(canonicalQuestion(query))
        expect(asked(canonical)).toEqual(asked(query))
        expect(canonicalQuestion(canonical)).toBe(canonical.toString())
      }),
    )
  })
})
