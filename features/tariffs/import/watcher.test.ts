import { runInWords } from '../rules/run-words'
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
  runInWords(dryRun(JSON.stringify(rows, null, 1), usRules, { ...terms, ...more }), 'en')
const line = (htsno: string, general: string, note?: string) => ({
  htsno,
  general,
  footnotes: note ? [{ columns: ['general'], value: `See ${note}. `, type: 'endnote' }] : [],
})
const summary = ({ changes }: ReturnType<typeof run>) =>
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
  it('gives a ten-digit line the rate of the eight digits above it', () => {
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
    expect(summary(run([line('7326.90.86', '2.9%', '9903.88.15')]))).toEqual([
      ['7326908688', '9903.88.15', null, '7.5%', 'add_measure'],
      ['7326908660', '9903.88.15', null, '7.5%', 'add_measure'],
    ])
    expect(
      summary(run([line('7117.19.90', '11%'), line('7117.19.90.10', '', '9903.88.03')])),
    ).toEqual([['7117199010', '9903.88.03', null, '25%', 'add_measure']])
  })

  it('says what chapter 99 now adds to our headings', () => {
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

  describe('in chapter 99', () => {
    const plus = (percent: string) => `The duty provided in the applicable subheading + ${percent}`
    const NOTHING = 'The duty provided in the applicable subheading'
    const headingLine = (htsno: string, general: string, description = '') => ({
      ...line(htsno, general),
      description,
    })

    it('compares the headings that bring a total to a percentage', () => {
      expect(
        summary(run([headingLine('9903.05.39', '15%'), headingLine('9903.05.38', NOTHING)])),
      ).toEqual([['', '9903.05.39', '≥ 10%', '≥ 15%', 'supersede_measure']])
      const [change] = run([headingLine('9903.05.39', '15%')]).changes
      expect(change?.change).toMatchObject({
        measure: {
          id: 's301-forced-labour-eu-from-2027-01-01',
          duty: { kind: 'floor', percent: '15', atFloorHeading: '9903.05.38' },
          source: terms.source,
        },
      })
      const same = run([headingLine('9903.05.39', '10%'), headingLine('9903.05.49', '12.5%')])
      expect([same.changes, same.warnings, same.unchanged]).toEqual([[], [], 2])
      // What adds to a duty isn't a total, and where the total is reached nothing is added.
      for (const [heading, general] of [
        ['9903.05.39', plus('10%')],
        ['9903.05.39', NOTHING],
        ['9903.05.38', plus('2%')],
        ['9903.05.31', '12.5%'],
      ] as const) {
        const other = run([headingLine(heading, general)])
        expect(other.changes).toEqual([])
        expect(other.warnings).toMatchObject([
          {
            line: 2,
            message: expect.stringMatching(new RegExp(`^${heading}: .*what is held stays`)),
          },
        ])
      }
    })

    it('lists headings near ours that no row names, those that add to a duty first', () => {
      const result = run([
        headingLine(
          '9903.88.71',
          NOTHING,
          'Articles the product of China, as provided for in note 20(xxx)',
        ),
        headingLine(
          '9903.88.72',
          plus('35%'),
          'Articles the product of China, as provided for in note 20(yyy)',
        ),
        headingLine('9903.05.97', '18%', 'Articles the product of Peru'),
        headingLine('9903.05.98', 'See note 52(z)'),
        // Ours, by a row, a least total that is reached, an alternative, and a list that names two.
        headingLine('9903.88.15', plus('7.5%')),
        headingLine('9903.05.38', NOTHING),
        headingLine('9903.05.94', NOTHING),
        headingLine('9903.88.70', NOTHING),
        headingLine('9902.01.01', 'Free'),
        headingLine('9903.88', ''),
      ])
      expect(result.headings.map(({ heading, effect }) => [heading, effect])).toEqual([
        ['9903.88.72', 'adds'],
        ['9903.05.97', 'total'],
        ['9903.05.98', 'unread'],
        ['9903.88.71', 'nothing'],
      ])
      expect(result.headings[0]).toMatchObject({
        line: 8,
        text: expect.stringMatching(/20\(yyy\)/),
      })
      expect(result.notes).toContainEqual(
        '1 headings of chapter 99 under subheadings of which no row names any',
      )
      expect(result.changes).toEqual([])
    })

    it('compares until when exclusions lift a duty', () => {
      const until = (day: string) =>
        run([
          headingLine(
            '9903.88.69',
            NOTHING,
            `Effective on or after June 15, 2024, and through ${day}, articles`,
          ),
        ])
      expect(until('November 9, 2026').changes).toEqual([])
      expect(summary(until('November 9, 2027'))).toEqual([
        ['', '9903.88.69', 'until Nov 9, 2026', 'until Nov 9, 2027', 'add_exclusion'],
      ])
      expect(until('November 9, 2027').changes[0]?.change).toMatchObject({
        exclusion: {
          id: 's301-178-from-2026-11-10',
          from: '2026-11-10',
          to: '2027-11-10',
          review: { state: 'reviewed', at: terms.today, by: terms.reviewer },
        },
      })
      expect(summary(until('August 31, 2026'))).toEqual([
        ['', '9903.88.69', 'until Nov 9, 2026', 'until Aug 31, 2026', 'end_exclusion'],
      ])
      // No real day: nothing is guessed.
      for (const day of ['November 31, 2027', 'Smarch 3, 2027', 'the end of the year'])
        expect(until(day).changes).toEqual([])
      const adds = run([headingLine('9903.88.69', plus('25%'))], { day: '2026-01-01' })
      expect(adds.changes).toEqual([])
      expect(adds.warnings).toMatchObject([
        { message: expect.stringMatching(/^9903\.88\.69: .*no exclusion any more/) },
      ])
      // A whole schedule without the heading ends the list, while it is open.
      const endedOn = (day: string) =>
        run(whole([], [headingLine('9903.01.99', NOTHING)]), { day })
          .changes.filter(({ change }) => change.kind === 'end_exclusion')
          .map(({ heading, after, change }) => [heading, after, 'on' in change && change.on])
      expect(endedOn('2026-10-01')).toEqual([['9903.88.69', 'gone', '2026-10-01']])
      expect(endedOn('2026-12-01')).toEqual([])
    })

    it('lists each heading once, and nothing of those it leaves out', () => {
      const knownHeadings = new Set(JSON.stringify(usRules).match(/99\d\d\.\d\d\.\d\d/g))
      fc.assert(
        fc.property(
          fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 30 }),
          fc.constantFrom('9903.88', '9903.05', '9903.82', '9904.01'),
          (numbers, family) => {
            const all = numbers.map((n) => `${family}.${String(n).padStart(2, '0')}`)
            const { headings } = run(all.map((heading) => headingLine(heading, plus('1%'))))
            expect(headings.map(({ heading }) => heading).toSorted()).toEqual(
              family === '9904.01'
                ? []
                : all.filter((heading) => !knownHeadings.has(heading)).toSorted(),
            )
          },
        ),
      )
    })
  })

  it('that is whole reports what has ended and what is new near ours; a part of one doesn’t', () => {
    expect(summary(run(whole()))).toEqual([])
    const endings = run(whole(['71171100'], [line('7117.11.10', '9%')]))
    expect(endings.errors).toEqual([])
    expect(summary(endings).map(([code, , before, after]) => [code, before, after])).toEqual([
      ['71171100', '8%', 'gone'],
      ['71171100', '8%', 'gone'],
    ])
    expect(endings.fresh).toMatchObject([{ code: '71171110', rate: '9%' }])
    const part = run([line('7117.19.90', '11%')])
    expect(part.changes).toEqual([])
    expect(part.notes).toContainEqual(expect.stringMatching(/^Chapters in the file: 1;/))
  })

  it('cut off anywhere is refused as a whole, and reported as cut off', () => {
    const file = JSON.stringify(
      [line('7117.19.90', '12%', '9903.88.03'), line('7117.19.15', '9%')],
      null,
      1,
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: file.length - 1 }), (length) => {
        const result = runInWords(dryRun(file.slice(0, length), usRules, terms), 'en')
        expect(result.changes).toEqual([])
        expect(result.errors).toHaveLength(1)
        expect(result.errors[0]?.message).toBe('The file is cut off here: nothing of it is taken.')
      }),
    )
  })

  it('of another format is refused in one sentence', () => {
    for (const other of ['[1, 2, 3]', '[{"code": "7117"}]'])
      expect(runInWords(dryRun(other, usRules, terms), 'en')).toMatchObject({
        changes: [],
        errors: [{ line: 1, message: expect.stringMatching(/no export of a tariff schedule/) }],
      })
  })
})

describe('decisions on its rows', () => {
  it('are sent abbreviated and read back unchanged', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(400), { maxLength: 60 }), (places) => {
        const read = decisionsSchema.parse({ left: placesText(places), notes: '{"3":"asked"}' })
        expect([...read.left].sort((a, b) => a - b)).toEqual(places.sort((a, b) => a - b))
        expect(read.notes).toEqual({ 3: 'asked' })
      }),
    )
    for (const text of ['a', '1,,2', '3-', ','])
      expect(decisionsSchema.safeParse({ left: text }).success).toBe(false)
    expect(decisionsSchema.safeParse({ notes: '[' }).success).toBe(false)
  })

  it('leave out what was left out, and store it with its note', () => {
    const { changes } = run([line('7117.19.90', '12%'), line('7117.19.15', '9%')])
    const { taken, rows } = decided(changes, { left: new Set([0]), notes: { 0: 'not ours' } })
    expect(taken).toEqual(changes.slice(1))
    expect(rows[0]).toMatchObject({ code: changes[0]?.code, taken: false, note: 'not ours' })
    expect(rows).toHaveLength(changes.length)
  })
})
