import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newYorkDay } from '@/platform/day'
import { canonicalQuestion, readQuestion } from '../rules/calculator'
import { endOfNewYorkDay } from './kept-calculator'

describe('the day of a kept answer', () => {
  it('ends at the first instant of the next New York day, summer time or not', () => {
    expect(new Date(endOfNewYorkDay(new Date('2026-11-28T23:00:00Z'))).toISOString()).toBe(
      '2026-11-29T05:00:00.000Z',
    )
    expect(new Date(endOfNewYorkDay(new Date('2026-07-01T04:00:00Z'))).toISOString()).toBe(
      '2026-07-02T04:00:00.000Z',
    )
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('2026-01-01'),
          max: new Date('2028-01-01'),
          noInvalidDate: true,
        }),
        (now) => {
          const end = endOfNewYorkDay(now)
          expect(end).toBeGreaterThan(now.getTime())
          expect(newYorkDay(new Date(end - 1))).toBe(newYorkDay(now))
          expect(newYorkDay(new Date(end))).not.toBe(newYorkDay(now))
        },
      ),
    )
  })
})

describe("a question's one query", () => {
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
