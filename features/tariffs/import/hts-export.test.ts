import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { usRules } from '../data/us'
import { runInWords } from '../rules/run-words'
import { dryRun } from './dry-run'
import { dayAfterLast } from './hts-exclusions'
import type { ImportTerms } from './imported'

/**
 * Lines of the export as customs published it in January 2025 (https://hts.usitc.gov/reststop/exportList): those of
 * our goods' headings, and some of chapter 99. Nothing in them is changed.
 */
const EXPORT = readFileSync(new URL('fixtures/hts-2025-01.json', import.meta.url), 'utf8')
const terms: ImportTerms = {
  day: '2026-12-01',
  source: 'USITC HTS, January 2025',
  reviewer: 'Test',
  today: '2026-11-29',
  deskDay: '2026-11-29',
  prefixes: [],
}
const run = (more: Partial<ImportTerms> = {}) =>
  runInWords(dryRun(EXPORT, usRules, { ...terms, ...more }), 'en')

describe('the export of customs', () => {
  it('is read without an error, and its general rates are the current ones', () => {
    const { format, errors, changes } = run()
    expect([format, errors]).toEqual(['hts', []])
    const rates = changes.filter(({ heading }) => !heading.startsWith('99'))
    expect(rates.map(({ code, before, after }) => [code, before, after])).toEqual([])
  })

  it('puts no list on a code that isn’t known to be on it', () => {
    const added = run().changes.filter(({ change }) => change.kind === 'add_measure')
    expect(added.map(({ code, heading }) => [code, heading])).toEqual([])
    // Of the footnotes only that on Russia's goods names a list we don't have; those of exclusions lift.
    expect(run().warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('9903.90.08'),
    ])
  })

  it('says until when exclusions lift a duty, in either of its wordings', () => {
    const ended = run({ day: '2025-01-15' }).changes.filter(
      ({ change }) => change.kind === 'end_exclusion',
    )
    expect(ended.map(({ heading, before, after }) => [heading, before, after])).toEqual([
      ['9903.88.69', 'until Nov 9, 2026', 'until May 31, 2025'],
    ])
    const words = (heading: string) =>
      (JSON.parse(EXPORT) as { htsno: string; description: string }[]).find(
        ({ htsno }) => htsno === heading,
      )?.description ?? ''
    expect(
      ['9903.88.66', '9903.88.67', '9903.88.68', '9903.88.69', '9903.88.70'].map((heading) =>
        dayAfterLast(words(heading)),
      ),
    ).toEqual(['2023-06-01', '2024-06-15', '2024-06-15', '2025-06-01', '2025-06-01'])
    expect(dayAfterLast(words('9903.88.03'))).toBeNull()
    expect(dayAfterLast('entries on or before June 14, 2024')).toBe('2024-06-15')
    expect(dayAfterLast('and before June 31, 2024')).toBeNull()
  })

  it('takes a rate that changes, at eight digits or ten, and ignores statistical suffixes', () => {
    const edited = EXPORT.replace(
      /("htsno": "7117\.19\.90\.00"[^}]*?"general": )"11%"/,
      '$1"12%"',
    ).replace(/("htsno": "7326\.90\.86"[^}]*?"general": )"2\.9%"/, '$1"3.1%"')
    expect(edited).not.toBe(EXPORT)
    const { changes, errors } = runInWords(dryRun(edited, usRules, terms), 'en')
    expect(errors).toEqual([])
    const rates = changes.filter(({ heading }) => !heading.startsWith('99'))
    expect(
      new Set(rates.map(({ code, before, after }) => [code, before, after].join(' '))),
    ).toEqual(new Set(['71171990 11% 12%', '7326908688 2.9% 3.1%', '7326908660 2.9% 3.1%']))
  })

  it('is refused as a whole if cut off in the middle', () => {
    for (const at of [10_000, 40_000, EXPORT.length - 20]) {
      const { changes, errors } = runInWords(dryRun(EXPORT.slice(0, at), usRules, terms), 'en')
      expect([changes, errors.length]).toEqual([[], 1])
    }
  })
})
