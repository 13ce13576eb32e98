import { runInWords } from '../rules/run-words'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usRules } from '../data/us'
import { applyChanges } from '../engine/change'
import { assessDuty } from '../engine/assess'
import { compileRuleSet } from '../engine/compile'
import { expressible, measuresCsv } from './csv'
import { dryRun } from './dry-run'
import type { ImportTerms } from './imported'
import { elementLines } from './json-lines'

// Every rate, notice and schedule in here is made up for the test.
const terms: ImportTerms = {
  day: '2027-01-01',
  source: 'Schedule of this test',
  reviewer: 'Test',
  today: '2026-11-24',
  deskDay: '2026-11-24',
  prefixes: [],
}
const run = (file: string, more: Partial<ImportTerms> = {}) =>
  runInWords(dryRun(file, usRules, { ...terms, ...more }), 'en')
const rated = (
  file: string,
  line: { hsCode: string; origin?: string; facts?: Record<string, boolean> },
  more: Partial<ImportTerms> = {},
) => {
  const rules = compileRuleSet(
    applyChanges(
      usRules,
      run(file, more).changes.map(({ change }) => change),
    ),
  )
  const [answer] = assessDuty(
    {
      destination: 'US',
      entryDate: '2027-02-01',
      mode: 'air',
      lines: [
        { id: 'a', origin: 'CN', customsValueMinor: 100_000, netWeightGrams: '10000', ...line },
      ],
    },
    rules,
  ).lines
  return answer?.status === 'rated' ? answer.totalRatePercent : answer?.status
}

const schedule = (rows: object[]) => JSON.stringify(rows, null, 2)
const line = (htsno: string, general: string, more: object = {}) => ({
  htsno,
  indent: '3',
  description: 'made up',
  superior: null,
  units: ['No.'],
  general,
  special: '',
  other: '',
  footnotes: [],
  ...more,
})

describe('a schedule', () => {
  it('changes the general rate where it differs, for every origin, and says what it left aside', () => {
    const file = schedule([
      line('7117.19.90', '12%', { special: 'Free (A,AU,S)', other: '110%' }),
      line('7117.19.15', '8%'),
      line('7117.19.90.00', ''),
      line('0101.21.00', 'Free'),
    ])
    const result = run(file)
    expect(result).toMatchObject({
      format: 'hts',
      unchanged: 2,
      errors: [],
      notes: [
        /1 lines with rates/,
        /1 lines with preferences/,
        /1 lines with column 2/,
        /Chapters in the file: 2;/,
      ].map((each) => expect.stringMatching(each)),
    })
    expect(
      result.changes.map(({ line: at, code, before, after, change }) => [
        at,
        code,
        before,
        after,
        change.kind,
      ]),
    ).toEqual([
      [2, '71171990', '11%', '12%', 'supersede_measure'],
      [2, '71171990', '11%', '12%', 'supersede_measure'],
    ])
    // 12% + 7.5% + 12.5%, and 12% + 10% for Mexico, of which a certificate of origin frees both.
    expect([
      rated(file, { hsCode: '7117.19.9000' }),
      rated(file, { hsCode: '7117.19.9000', origin: 'MX' }),
      rated(file, { hsCode: '7117.19.9000', origin: 'MX', facts: { usmca_originating: true } }),
    ]).toEqual(['32', '22', '0'])
  })

  it('reads a ten-digit line as its eight digits, which we have', () => {
    const file = schedule([line('7117.19.90.00', '12%'), line('7117.19.90.10', '12%')])
    const result = run(file)
    expect(result.notes).toEqual([expect.stringMatching(/^Chapters in the file: 1;/)])
    expect(result.errors).toEqual([])
    expect(result.changes.map(({ line: at, code, after }) => [at, code, after])).toEqual([
      [2, '71171990', '12%'],
      [2, '71171990', '12%'],
    ])
    // 12% + 7.5% + 12.5%: the base once.
    expect(rated(file, { hsCode: '7117.19.9000' })).toBe('32')
    expect(run(schedule([line('7117.19.90.00', '11%')]))).toMatchObject({
      changes: [],
      unchanged: 2,
      notes: [expect.stringMatching(/^Chapters in the file: 1;/)],
    })
  })

  it('reports a ten-digit line with another rate than its eight digits', () => {
    const result = run(schedule([line('7117.19.90', '12%'), line('7117.19.90.00', '13%')]))
    expect(result.errors).toEqual([
      {
        line: 15,
        message: '7117.19.90.00: 13%, and 7117.19.90 says 12%: they share one general rate.',
      },
    ])
  })

  it('adds eight digits once, however many ten-digit lines they have', () => {
    const lines = ['9404.90.10', '9404.90.10.10', '9404.90.10.20'].map((code) => line(code, '4.4%'))
    const file = schedule(lines)
    expect(rated(file, { hsCode: '9404.90.1010' }, { prefixes: ['9404'] })).toBe(
      rated(schedule(lines.slice(0, 1)), { hsCode: '9404.90.1010' }, { prefixes: ['9404'] }),
    )
  })

  it('adds codes that are asked for, with the duties that their footnotes name', () => {
    const file = schedule([
      line('9404.90.10', '4.4%', {
        special: 'Free (S+)',
        footnotes: [
          {
            columns: ['general'],
            marker: '1',
            value: 'See 9903.88.15 and 9903.99.99.',
            type: 'endnote',
          },
        ],
      }),
    ])
    expect(run(file).changes).toEqual([])
    const result = run(file, { prefixes: ['9404'] })
    expect(result.changes.map(({ heading, after }) => [heading, after])).toEqual([
      ['9404.90.10', '4.4%'],
      ['9404.90.10', '4.4%'],
      ['9903.88.15', '7.5%'],
    ])
    expect(result.warnings).toEqual([{ line: 2, message: expect.stringMatching(/9903\.99\.99/) }])
    expect(rated(file, { hsCode: '9404.90.1000' }, { prefixes: ['9404'] })).toBe('24.4')
  })

  it('never guesses a rate: the line is reported', () => {
    const result = run(
      schedule([
        line('7117.19.90', 'The rate applicable to the article'),
        line('7117.19.15', '3¢/doz'),
        line('7323.93', '-2%'),
      ]),
    )
    expect(result.errors).toEqual([
      { line: 2, message: expect.stringMatching(/7117\.19\.90: .*character 1/) },
      { line: 15, message: expect.stringMatching(/unit that isn’t kept/) },
      { line: 28, message: expect.stringMatching(/negative/) },
    ])
    expect(run('[\n{"htsno": "71').errors).toEqual([
      { line: 2, message: 'The file is cut off here: nothing of it is taken.' },
    ])
    expect(run('[\n{"htsno": 71x}\n]').errors[0]).toMatchObject({
      line: 2,
      message: expect.stringMatching(/no JSON/),
    })
    expect(
      run(`[${JSON.stringify(line('7117.19.90', '11%'))},\n{"general": "5%"}\n]`).errors,
    ).toMatchObject([{ line: 2 }])
  })
})

const HEAD = 'id,programme,heading,title,legal_basis,source,origins,codes,from,to,duty'
const row = (
  id: string,
  more: Partial<
    Record<'programme' | 'codes' | 'from' | 'to' | 'duty' | 'origins' | 'title', string>
  > = {},
) =>
  [
    id,
    more.programme ?? 'test_duty',
    '9903.77.01',
    more.title ?? 'Test duty',
    'Law of this test',
    'Notice of this test',
    more.origins ?? 'CN',
    more.codes ?? '7117',
    more.from ?? '2027-01-01',
    more.to ?? '',
    more.duty ?? '5%',
  ].join(',')

describe('a file of measures', () => {
  it('that says what we have changes nothing', () => {
    const result = run(measuresCsv(usRules))
    expect(result).toMatchObject({
      format: 'csv',
      changes: [],
      errors: [],
      unchanged: expressible(usRules).length,
    })
    expect(result.unchanged).toBeGreaterThan(25)
  })

  it('takes semicolons, a BOM, Windows lines and quoted line breaks, and numbers rows as a spreadsheet does', () => {
    const file = `\uFEFF${[HEAD, row('a', { title: '"Duty\nof two lines"' }), row('b', { codes: '4202', duty: '12.1¢/kg + 4.6%' }), row('c', { duty: 'five' })].join('\r\n').replaceAll(',', ';')}`
    expect(run(file).errors).toEqual([
      { line: 4, message: expect.stringMatching(/“five” can’t be read at character 1/) },
    ])
    const good = file.split('\r\n').slice(0, 3).join('\r\n')
    expect(run(good).changes.map(({ line: at, after }) => [at, after])).toEqual([
      [2, '5%'],
      [3, '12.1¢/kg + 4.6%'],
    ])
  })

  it('is refused as a whole, with each wrong line', () => {
    const file = [
      HEAD,
      row('a'),
      row('a'),
      row('b', { duty: '-3%' }),
      row('c', { from: '2027-13-01' }),
      row('d', { codes: 'ring' }),
      `${row('e')},more`,
      row('s301-list4a', { duty: '9%' }),
    ].join('\n')
    expect(run(file).errors.map(({ line: at, message }) => [at, message])).toEqual([
      [3, 'a stands in line 2 already.'],
      [4, expect.stringMatching(/negative/)],
      [5, expect.stringMatching(/^from/)],
      [6, expect.stringMatching(/^codes\.0/)],
      [7, expect.stringMatching(/12 cells/)],
      [8, expect.stringMatching(/never edited/)],
    ])
    expect(run('id,colour\na,b').errors.map(({ message }) => message)).toEqual(
      expect.arrayContaining(['There is no column “colour”.', 'The column “duty” is missing.']),
    )
  })

  it('names both rows of an overlap, and warns of a rate of 300%', () => {
    const overlap = run([HEAD, row('a'), row('b', { from: '2027-06-01' })].join('\n'))
    expect(overlap.errors).toEqual([{ line: 3, message: 'a and b overlap on 7117 for origin CN' }])
    expect(run([HEAD, row('a', { duty: '300%' })].join('\n'))).toMatchObject({
      errors: [],
      warnings: [
        { line: 2, message: expect.stringMatching(/^a has no reviewer/) },
        { line: 2, message: expect.stringMatching(/300%/) },
      ],
    })
  })

  it('reports a row that ends before it begins, and takes nothing of the file', () => {
    const wrong = run([HEAD, row('a'), row('b', { codes: '4202', to: '2020-01-01' })].join('\n'))
    expect(wrong.errors).toEqual([
      { line: 3, message: expect.stringMatching(/ends before it begins/) },
    ])
  })

  it('reports each unreviewed row, and refuses a review on a future day', () => {
    const reviewed = (at: string) => row('b', { codes: '4202', title: 'Other' }) + `,Lin,${at}`
    const head = `${HEAD},reviewed_by,reviewed_at`
    const file = (at: string) => [head, `${row('a')},,`, reviewed(at)].join('\n')
    const result = run(file('2026-11-24'))
    expect(result.errors).toEqual([])
    expect(result.warnings).toEqual([
      { line: 2, message: 'a has no reviewer: quotes name it, and no firm figure moves by it.' },
    ])
    // And so it is: 11% + 7.5% + 12.5% without it.
    expect(rated(file('2026-11-24'), { hsCode: '7117.19.9000' })).toBe('31')
    expect(run(file('2026-11-25')).errors).toEqual([
      { line: 3, message: expect.stringMatching(/^b says that it was reviewed on Nov 25, 2026/) },
    ])
  })

  it('ends a current row by giving it a last day', () => {
    const ended = measuresCsv(usRules)
      .split('\n')
      .map((each) =>
        each.startsWith('s301-list3,')
          ? each.replace('2019-06-01,,', '2019-06-01,2027-03-01,')
          : each,
      )
      .join('\n')
    expect(run(ended).changes).toMatchObject([
      { change: { kind: 'end_measure', measureId: 's301-list3', on: '2027-03-01' }, before: '25%' },
    ])
  })

  it('reads no formula from a file, and writes none into one', () => {
    const file = [HEAD, row('a', { title: "'=HYPERLINK(1)" })].join('\n')
    const [change] = run(file).changes
    expect(change?.change).toMatchObject({ measure: { title: '=HYPERLINK(1)' } })
    const after = applyChanges(usRules, change ? [change.change] : [])
    expect(measuresCsv(after)).toContain(",'=HYPERLINK(1),")
    expect(dryRun(measuresCsv(after), after, terms).errors).toEqual([])
  })
})

describe('the project’s own format', () => {
  const own = (changes: string) =>
    `{\n  "format": "tariff-changes/1",\n  "title": "A notice of this test",\n  "changes": [\n${changes}\n  ]\n}`
  const end = (id: string) =>
    `    {"kind": "end_measure",\n     "measureId": "${id}", "on": "2027-02-01"}`

  it('takes any change, and names the line of one it can’t take', () => {
    expect(run(own(end('s301-list3')))).toMatchObject({
      format: 'own',
      title: 'A notice of this test',
      errors: [],
      changes: [{ line: 5, before: '25%' }],
    })
    expect(
      run(own([end('s301-list3'), end('nothing'), end('s301-list4a')].join(',\n'))).errors,
    ).toEqual([{ line: 7, message: 'There is no measure nothing to end on Feb 1, 2027.' }])
    expect(
      run(own(`${end('s301-list3')},\n    {"kind": "end_measure", "measureId": 5}`)).errors,
    ).toEqual([{ line: 7, message: expect.stringMatching(/^changes\.1\.measureId/) }])
    expect(run('{"format": "other"}').errors.length).toBeGreaterThan(0)
  })
})

describe('the example of the documentation', () => {
  it('can be imported as it stands', () => {
    const [, example = ''] =
      /```json\n([^`]+)```/.exec(readFileSync('docs/tariffs.md', 'utf8')) ?? []
    expect(run(example)).toMatchObject({
      format: 'own',
      errors: [],
      warnings: [],
      changes: [{ before: '7.5%' }, { before: null, after: '10%' }],
    })
  })
})

describe('lines of a JSON array', () => {
  it('are those on which its elements begin, whatever they contain', () => {
    const element = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(
        fc.array(element, { minLength: 1, maxLength: 12 }),
        fc.nat(3),
        (values, indent) => {
          const json = JSON.stringify(values, null, indent)
          const texts = values.map(
            (value) => JSON.stringify(value, null, indent).split('\n').length,
          )
          const expected =
            indent === 0
              ? values.map(() => 1)
              : texts.map((_, i) => 2 + texts.slice(0, i).reduce((a, b) => a + b, 0))
          expect(elementLines(json, 0)).toEqual(expected)
        },
      ),
    )
  })
})
