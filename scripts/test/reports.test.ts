import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startNode } from '../lib/children'
import { inRoot } from '../lib/paths'
import { tallyPlaywright, type PlaywrightReport } from './playwright-report'
import type { Tally } from './tally'
import { VITEST_LOADING_MS, VITEST_TALLY_FILE } from './vitest-report'

// The runners themselves run small suites that fail in every way: the test reads their reports.
let folder = ''
beforeAll(() => {
  mkdirSync(inRoot('.next-test'), { recursive: true })
  folder = mkdtempSync(inRoot('.next-test/reports-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a suite, which fails by design, and ends what hangs. @returns its output */
async function run(args: string[], variables: Record<string, string>): Promise<string> {
  const suite = startNode(args, { cwd: folder, env: variables, output: 'keep' })
  await suite.ended
  await suite.stop()
  return suite.output()
}

const place = (tally: Tally, name: string): string[] =>
  tally.failures.filter(({ test: title }) => title === name).map((failure) => failure.place)

test('Vitest: a failed test, a file that cannot be loaded, a broken set-up and a stray rejection are failures', async () => {
  const files: Record<string, string> = {
    'vitest.config.mjs': `export default { root: ${JSON.stringify(folder)}, test: { globals: true } }`,
    'mixed.test.ts': `
      test('good', () => {})
      test.skip('left out', () => {})
      describe('sums', () => {
        test('wrong', () => expect(1 + 1).toBe(3))
      })
    `,
    'unloadable.test.ts': `import './nowhere'\ntest('never', () => {})`,
    'set-up.test.ts': `beforeAll(() => { throw new Error('no database') })\ntest('waits', () => {})`,
    'stray.test.ts': `test('lets go', () => void Promise.reject(new Error('let go')))`,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  const file = path.join(folder, 'tally.json')
  await run(
    [
      inRoot('node_modules/vitest/vitest.mjs'),
      'run',
      `--reporter=${inRoot('scripts/test/vitest-report.ts')}`,
    ],
    { [VITEST_TALLY_FILE]: file },
  )
  const tally = JSON.parse(readFileSync(file, 'utf8')) as Tally
  expect({ ...tally, failures: [], timings: [] }).toMatchObject({
    passed: 2,
    failed: 4,
    skipped: 2,
  })
  expect(place(tally, 'sums > wrong')).toEqual([expect.stringMatching(/mixed\.test\.ts:5$/)])
  const messages = tally.failures.map(({ message }) => message).join('\n')
  for (const words of ['expected 2 to be 3', './nowhere', 'no database', 'let go'])
    expect(messages).toContain(words)
})

test('Vitest: a file whose worker hangs while it loads is named, and the run ends', async () => {
  const suite = path.join(folder, 'hanging')
  mkdirSync(suite)
  const files: Record<string, string> = {
    'vitest.config.mjs': `export default { root: ${JSON.stringify(suite)}, test: { globals: true, maxWorkers: 2 } }`,
    'good.test.ts': `test('good', () => {})`,
    'hangs.test.ts': `setInterval(() => {}, 1000)\nawait new Promise(() => {})\ntest('never', () => {})`,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(suite, name), text)
  const file = path.join(folder, 'hanging.json')
  const output = await run(
    [
      inRoot('node_modules/vitest/vitest.mjs'),
      'run',
      `--root=${suite}`,
      `--reporter=${inRoot('scripts/test/vitest-report.ts')}`,
    ],
    { [VITEST_TALLY_FILE]: file, [VITEST_LOADING_MS]: '6000' },
  )
  const tally = JSON.parse(readFileSync(file, 'utf8')) as Tally
  expect(tally).toMatchObject({ passed: 1, failed: 1 })
  expect(tally.failures.map((failure) => failure.place)).toEqual([
    expect.stringMatching(/hangs\.test\.ts$/),
  ])
  expect(output).toContain('The run stands still')
})

test('Playwright: a failed test and a file that cannot be loaded are failures, each project by itself', async () => {
  const start = `import { test, expect } from 'playwright/test'\n`
  const files: Record<string, string> = {
    'playwright.config.mjs': `export default { testDir: '.', testMatch: /\\.spec\\.ts/,
      projects: [{ name: 'phone' }, { name: 'desktop' }] }`,
    'mixed.spec.ts': `${start}
      test('good', () => {})
      test.skip('left out', () => {})
      test.describe('sums', () => {
        test('wrong', () => { expect(1 + 1).toBe(3) })
      })`,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  const read = async (): Promise<Tally> => {
    const report = path.join(folder, 'playwright.json')
    rmSync(report, { force: true })
    await run(
      [
        inRoot('node_modules/playwright/cli.js'),
        'test',
        '--reporter=json',
        '--config=playwright.config.mjs',
      ],
      { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    )
    return tallyPlaywright(JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport)
  }
  const tally = await read()
  expect(tally).toMatchObject({ passed: 2, failed: 2, skipped: 2 })
  expect(tally.failures.map((failure) => failure.test)).toEqual([
    'wrong [phone]',
    'wrong [desktop]',
  ])
  expect(tally.failures[0]?.place).toMatch(/mixed\.spec\.ts:6$/)
  expect(stripVTControlCharacters(tally.failures[0]?.message ?? '')).toContain('Expected: 3')

  writeFileSync(path.join(folder, 'unloadable.spec.ts'), `${start}import './nowhere'`)
  const broken = await read()
  expect(broken).toMatchObject({ passed: 0, failed: 1 })
  expect(broken.failures[0]?.message).toContain('nowhere')
})
