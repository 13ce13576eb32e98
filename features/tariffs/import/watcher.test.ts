import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usRules } from '../data/us'
import { decided, decisionsSchema, placesText } from './decisions'
import { dryRun } from './dry-run'
import type { ImportTerms } from './imported'

// Every rate, notice and schedule in here is made up for the test.
const terms: ImportTerms = {
  day: '2027-01-01',
  source: 'Schedule of this test',
  reviewer: 'Test',
  today: '2026-11-29',
  deskDay: '2026-11-29',
  prefixes: [],
}
const run = (rows: object[], more: Partial<ImportTerms> = {}) =>
  dryRun(JSON.stringify(rows, null, 1), usRules, { ...terms, ...more })
const line = (htsno: string, general: string, note?: string) => ({
  htsno,
  general,
  footnotes: note ? [{ columns: ['general'], value: `See ${note}. `, type: 'endnote' }] : [],
})
const told = ({ changes }: ReturnType<typeof run>) =>
  changes.map(({ code, heading, before, after, change }) => [
    code,
    heading,
    before,
    after,
    change.kind,
  ])
/** A line of every chapter, and ours as they are held, less some of them. */
const whole = (without: string[] = [], more: object[] = []) => [
  ...Array.from({ length: 98 }, (_, i) => line(`${String(i + 1).padStart(2, '0')}98.99.99`, '1%')),
  ...[
    ...new Set(
      usRules.measures
        .filter(({ programme, knownTo }) => programme === 'mfn' && knownTo === undefined)
        .flatMap(({ codes }) => codes),
    ),
  ]
    .filter((code) => !without.includes(code))
    .map((code) => {
      const row = usRules.measures.find(
        ({ programme, codes }) => programme === 'mfn' && codes.includes(code),
      )
      const rate = row?.duty.kind === 'compound' ? '12.1¢/kg + 4.6%' : `${row?.duty.percent}%`
      return line(code, rate)
    }),
  ...more,
]

describe('a new schedule', () => {
  it('gives a line of ten digits the rate of the eight above it', () => {
    const result = run([
      line('7326.90.86', '3.1%'),
      line('7326.90.86.88', ''),
      line('7326.90.86.60', ''),
    ])
    expect(result.errors).toEqual([])
    const codes = new Set(result.changes.map(({ code }) => code))
    expect(codes).toEqual(new Set(['7326908688', '7326908660']))
    for (const { before, after, line: at } of result.changes)
      expect([before, after, at]).toEqual(['2.9%', '3.1%', 2])
    // The same rate is no change.
    expect(run([line('7326.90.86', '2.9%')]).changes).toEqual([])
  })

  it('gives it the footnotes above it, and its own', () => {
    expect(told(run([line('7326.90.86', '2.9%', '9903.88.15')]))).toEqual([
      ['7326908688', '9903.88.15', null, '7.5%', 'add_measure'],
      ['7326908660', '9903.88.15', null, '7.5%', 'add_measure'],
    ])
    expect(told(run([line('7117.19.90', '11%'), line('7117.19.90.10', '', '9903.88.03')]))).toEqual(
      [['7117199010', '9903.88.03', null, '25%', 'add_measure']],
    )
  })

  it('says what chapter 99 adds now to the headings that are held', () => {
    const plus = (percent: string) => `The duty provided in the applicable subheading + ${percent}`
    const result = run([
      line('9903.88.15', plus('10%')),
      line('9903.88.03', plus('25%')),
      line('9903.99.99', plus('1%')),
    ])
    expect(result.changes.length).toBeGreaterThan(0)
    for (const { heading, before, after, change } of result.changes)
      expect([heading, before, after, change.kind]).toEqual([
        '9903.88.15',
        '7.5%',
        '10%',
        'supersede_measure',
      ])
    expect(run([line('9903.88.15', 'see note 20')])).toMatchObject({
      changes: [],
      warnings: [{ line: 2, message: expect.stringMatching(/^9903\.88\.15: “see note 20”/) }],
    })
  })

  it('whole, says what is gone and what stands beside ours; a part of it tells nothing of that', () => {
    expect(told(run(whole()))).toEqual([])
    const gone = run(whole(['71171100'], [line('7117.11.10', '9%')]))
    expect(gone.errors).toEqual([])
    expect(told(gone).map(([code, , before, after]) => [code, before, after])).toEqual([
      ['71171100', '8%', 'gone'],
      ['71171100', '8%', 'gone'],
    ])
    expect(gone.fresh).toMatchObject([{ code: '71171110', rate: '9%' }])
    const part = run([line('7117.19.90', '11%')])
    expect(part.changes).toEqual([])
    expect(part.notes).toContainEqual(expect.stringMatching(/^Chapters in the file: 1;/))
  })

  it('cut off anywhere is refused whole, and said to be cut off', () => {
    const file = JSON.stringify(
      [line('7117.19.90', '12%', '9903.88.03'), line('7117.19.15', '9%')],
      null,
      1,
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: file.length - 1 }), (length) => {
        const result = dryRun(file.slice(0, length), usRules, terms)
        expect(result.changes).toEqual([])
        expect(result.errors).toHaveLength(1)
        expect(result.errors[0]?.message).toBe('The file is cut off here: nothing of it is taken.')
      }),
    )
  })

  it('of another format is refused in one sentence', () => {
    for (const other of ['[1, 2, 3]', '[{"code": "7117"}]'])
      expect(dryRun(other, usRules, terms)).toMatchObject({
        changes: [],
        errors: [{ line: 1, message: expect.stringMatching(/no export of a tariff schedule/) }],
      })
  })
})

describe('decisions on its rows', () => {
  it('are sent in short and read back as they were', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(400), { maxLength: 60 }), (left) => {
        const read = decisionsSchema.parse({ left: placesText(left), notes: '{"3":"asked"}' })
        expect([...read.left].sort((a, b) => a - b)).toEqual(left.sort((a, b) => a - b))
        expect(read.notes).toEqual({ 3: 'asked' })
      }),
    )
    for (const left of ['a', '1,,2', '3-', ','])
      expect(decisionsSchema.safeParse({ left }).success).toBe(false)
    expect(decisionsSchema.safeParse({ notes: '[' }).success).toBe(false)
  })

  it('leave out what was left out, and keep it with its note', () => {
    const { changes } = run([line('7117.19.90', '12%'), line('7117.19.15', '9%')])
    const { taken, rows } = decided(changes, { left: new Set([0]), notes: { 0: 'not ours' } })
    expect(taken).toEqual(changes.slice(1))
    expect(rows[0]).toMatchObject({ code: changes[0]?.code, taken: false, note: 'not ours' })
    expect(rows).toHaveLength(changes.length)
  })
})
