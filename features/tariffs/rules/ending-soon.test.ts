import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/platform/day'
import { usRules } from '../data/us'
import { reviewAge } from '../engine/review'
import type { Agreement, Exclusion, Measure, RuleSet } from '../engine/types'
import { endingNotices, endingSoon, NOTICE_DAYS, staleOn, touches } from './ending-soon'

const TODAY = '2026-11-29'
const [like] = usRules.measures
const [listLike] = usRules.exclusions ?? []
if (!like || !listLike) throw new Error('no rows')
const empty: RuleSet = { ...usRules, measures: [], exclusions: [], agreements: [], quotas: [] }
const measure = (id: string, more: Partial<Measure>): Measure => {
  const { knownTo: _, ...row } = like
  return { ...row, id, from: '2026-01-01', to: null, review: { state: 'not_reviewed' }, ...more }
}
const list = (id: string, more: Partial<Exclusion>): Exclusion => {
  const { knownTo: _, ...row } = listLike
  return { ...row, id, from: '2026-01-01', to: null, review: { state: 'not_reviewed' }, ...more }
}
const inDays = (n: number) => addDays(TODAY, n)

describe('what ends soon', () => {
  it('is what has a last day after today and within thirty days, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -60, max: 90 })), { maxLength: 12 }),
        (ends) => {
          const rows = ends.map((end, i) =>
            measure(`m${i}`, { to: end === null ? null : inDays(end) }),
          )
          const lists = ends.map((end, i) =>
            list(`x${i}`, { to: end === null ? null : inDays(end) }),
          )
          const endings = endingSoon({ ...empty, measures: rows, exclusions: lists }, TODAY)
          const expected = [...rows, ...lists]
            .filter(({ to }) => to !== null && to > TODAY && to <= inDays(NOTICE_DAYS))
            .map(({ id }) => id)
          expect(endings.map(({ id }) => id).sort()).toEqual(expected.sort())
          const days = endings.map(({ on }) => on)
          expect(days).toEqual(days.toSorted())
        },
      ),
    )
  })

  it('includes a reading, on the first day that it is stale, once for all rows of the day', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -90, max: 0 }), { maxLength: 12 }), (read) => {
        const rows = read.map((at, i) =>
          measure(`m${i}`, { review: { state: 'reviewed', at: inDays(at), by: 'Lin' } }),
        )
        const endings = endingSoon({ ...empty, measures: rows }, TODAY)
        // Each row that isn't stale today and will be within thirty days is in one notice of its day.
        const soonStale = rows.filter(({ review }) => {
          if (review.state !== 'reviewed') return false
          return (
            !reviewAge(review.at, TODAY).stale && reviewAge(review.at, inDays(NOTICE_DAYS)).stale
          )
        })
        expect(endings.flatMap(({ measureIds }) => measureIds).sort()).toEqual(
          soonStale.map(({ id }) => id).sort(),
        )
        for (const { id, on } of endings) {
          expect(reviewAge(id, on).stale).toBe(true)
          expect(reviewAge(id, addDays(on, -1)).stale).toBe(false)
          expect(on).toBe(staleOn(id))
        }
      }),
    )
  })

  it('includes a phase in force that ends, and a period of a quota', () => {
    const agreement = (from: string): Agreement => ({
      id: 'deal',
      title: 'Deal',
      parties: ['US', 'MX'],
      legalBasis: 'test',
      source: 'test',
      review: { state: 'not_reviewed' },
      phases: [
        {
          id: 'first',
          title: 'first part',
          states: [
            { state: 'in_force', from: '2026-06-01', source: 'a notice' },
            { state: 'expired', from, source: 'another notice' },
          ],
          concessions: [],
        },
      ],
    })
    const quota = {
      orderNumber: 'MX-STEEL',
      title: 'Steel',
      unit: 'KGM' as const,
      method: 'first_come_first_served' as const,
      definitions: [
        { from: '2026-01-01', to: '2026-12-28', volume: '1', criticalThresholdPercent: '90' },
        { from: '2027-01-01', to: '2027-12-31', volume: '1', criticalThresholdPercent: '90' },
      ],
    }
    expect(
      endingSoon({ ...empty, agreements: [agreement('2026-12-10')], quotas: [quota] }, TODAY).map(
        ({ kind, on }) => [kind, on],
      ),
    ).toEqual([
      ['phase', '2026-12-10'],
      ['quota', '2026-12-29'],
    ])
    expect(endingSoon({ ...empty, agreements: [agreement('2027-02-01')] }, TODAY)).toEqual([])
    expect(endingSoon({ ...empty, agreements: [agreement('2026-11-01')] }, TODAY)).toEqual([])
  })

  it('touches the quotes whose layers name it', () => {
    const [ending] = endingSoon({ ...empty, exclusions: [list('x', { to: inDays(3) })] }, TODAY)
    const names = (headings: string[]) => ({
      measureIds: new Set<string>(),
      headings: new Set(headings),
      orderNumbers: new Set<string>(),
    })
    if (!ending) throw new Error('nothing ends')
    expect(touches(ending, names([listLike.heading]))).toBe(true)
    expect(touches(ending, names(['9903.88.15']))).toBe(false)
  })

  it('is reported once for countries with the same rows, with the open quotes to them that depend on it', () => {
    const rules = { ...empty, measures: [measure('m', { to: inDays(3) })] }
    const quote = (destination: string, id: string) => ({
      destination,
      measureIds: new Set([id]),
      headings: new Set<string>(),
      orderNumbers: new Set<string>(),
    })
    const countries = ['DE', 'FR'].map((destination) => ({ destination, rules, today: TODAY }))
    expect(
      endingNotices(countries, [
        quote('DE', 'm'),
        quote('FR', 'm'),
        quote('FR', 'n'),
        quote('US', 'm'),
      ]),
    ).toMatchObject([{ ending: { id: 'm' }, destinations: ['DE', 'FR'], quotes: 2 }])
  })

  it('by the shipped rules: what was read on 23 November goes stale on 24 December', () => {
    expect(endingSoon(usRules, TODAY).map(({ kind, id, on }) => [kind, id, on])).toContainEqual([
      'review',
      '2026-11-28',
      '2026-12-29',
    ])
    expect(endingSoon(usRules, '2026-10-20').map(({ id, on }) => [id, on])).toContainEqual([
      's301-178',
      '2026-11-10',
    ])
  })
})
