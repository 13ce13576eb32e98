import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aQuoteDocument } from '@/tests/support/quote-documents'
import type { Duty, DutyLayer } from '../schema'
import { readingSentences, readingWords } from './reading-words'
import { doubtfulRows, rowReadings } from './readings'

const { duty } = aQuoteDocument({ lines: 3 })
const withReview = (review: DutyLayer['review'], change: Partial<DutyLayer> = {}): Duty => ({
  ...duty,
  asOf: '2026-12-29',
  fees: [],
  lines: duty.lines.slice(0, 1).map((line) => ({
    ...line,
    layers: line.layers.slice(0, 1).map(({ review: _, ...layer }) => ({
      ...layer,
      ...(review ? { review } : {}),
      ...change,
    })),
  })),
})
const by = 'Tariff desk'

describe('the age of the reviews behind a duty', () => {
  it('shows for each row of a current quote who reviewed it when, once', () => {
    const readings = rowReadings(duty)
    expect(readings.map(({ title, at }) => [title, at])).toEqual([
      ['General rate (MFN)', '2026-11-28'],
      ['China Section 301, List 4A', '2026-11-28'],
      ['Section 301 forced labour', '2026-11-28'],
      ['Merchandise processing fee', '2026-11-28'],
      ['Harbor maintenance fee', '2026-11-28'],
    ])
    expect(doubtfulRows(duty)).toEqual([])
  })

  it('a review is valid for thirty days and stale on the next', () => {
    const on = (at: string) => doubtfulRows(withReview({ state: 'reviewed', at, by }))
    expect(on('2026-11-29')).toEqual([])
    expect(on('2026-11-28')).toMatchObject([{ state: 'stale', at: '2026-11-28', by }])
  })

  it('an unreviewed row is doubtful where it is named, and not where it is only a rival', () => {
    expect(doubtfulRows(withReview({ state: 'not_reviewed' }, { status: 'named' }))).toHaveLength(1)
    const old = { state: 'reviewed', at: '2026-01-01', by } as const
    expect(doubtfulRows(withReview(old, { status: 'named' }))).toEqual([])
    expect(doubtfulRows(withReview(old, { status: 'suppressed' }))).toHaveLength(1)
  })

  it('an earlier quote says nothing of it', () => {
    const before = withReview(undefined)
    expect(rowReadings(before)).toEqual([])
    expect(
      readingWords(before.lines[0]?.layers[0] ?? { review: undefined }, before.asOf, 'en'),
    ).toBe(null)
  })

  it('is summarized in a few words, with stale reviews separate', () => {
    const stale = withReview({ state: 'reviewed', at: '2026-02-22', by })
    expect(readingWords(stale.lines[0]?.layers[0] ?? {}, stale.asOf, 'en')).toEqual({
      words: 'Reading of Feb 22, 2026: older than 30 days',
      stale: true,
    })
    expect(readingSentences(rowReadings(stale), 'en')).toEqual([
      'Read on Feb 22, 2026, more than 30 days before: General rate (MFN).',
    ])
    expect(readingSentences(rowReadings(duty), 'en')).toEqual([
      expect.stringMatching(/^Reviewed Nov 28, 2026: General rate \(MFN\), China Section 301/),
    ])
  })

  it('every doubtful row is one that the duty is based on', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), (days) => {
        const asOf = new Date(Date.parse('2026-11-28') + days * 86_400_000)
          .toISOString()
          .slice(0, 10)
        const aged = { ...duty, asOf }
        const doubtful = doubtfulRows(aged)
        expect(rowReadings(aged)).toEqual(expect.arrayContaining(doubtful))
        expect(doubtful.length).toBe(days > 30 ? rowReadings(aged).length : 0)
      }),
    ))
})
