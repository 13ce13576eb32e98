import { expect, test } from 'vitest'
import { summary } from './summary'
import { brokenDown, sum, type Tally } from './tally'

const passing: Tally = {
  passed: 12,
  failed: 0,
  skipped: 1,
  failures: [],
  timings: Array.from({ length: 12 }, (_, index) => ({
    place: 'features/a.test.ts',
    test: `number ${index}`,
    seconds: index / 2,
  })),
}

test('a run ends with its ten slowest tests and the sum as the last line', () => {
  const lines = summary(passing).split('\n')
  expect(lines.at(-1)).toBe('12 passed, 0 failed, 1 skipped')
  expect(lines.filter((line) => line.includes('features/a.test.ts'))).toHaveLength(10)
  expect(lines[2]).toBe('    5.5 s  features/a.test.ts › number 11')
})

test('what failed in any part is named after the slowest, with the first lines of its message', () => {
  const failed: Tally = {
    ...passing,
    failed: 1,
    failures: [
      {
        place: 'tests/e2e/b.spec.ts:7',
        test: 'a buyer signs [phone]',
        message: `\u001B[31mError: not found\u001B[39m\n\n    at somewhere (a.js:1:1)\n${'line\n'.repeat(40)}`,
      },
    ],
  }
  const text = summary(sum([failed, passing, brokenDown('e2e', 'No browser could be started.')]))
  expect(text).not.toContain('\u001B')
  expect(text.split('\n').slice(-15)).toEqual([
    'What failed:',
    '✗ tests/e2e/b.spec.ts:7 › a buyer signs [phone]',
    '    Error: not found',
    ...Array.from({ length: 7 }, () => '    line'),
    '    … 33 more lines',
    '✗ e2e › outside the tests',
    '    No browser could be started.',
    '',
    '24 passed, 2 failed, 2 skipped',
  ])
})

test('hundreds of failures leave room in the tail: the later ones are only named', () => {
  const failures = Array.from({ length: 200 }, (_, index) => ({
    place: 'c.test.ts',
    test: `number ${index}`,
    message: 'words\n'.repeat(8),
  }))
  const lines = summary({ passed: 0, failed: 200, skipped: 0, failures, timings: [] }).split('\n')
  expect(lines.length).toBeLessThan(450)
  expect(lines.at(-3)).toBe('✗ c.test.ts › number 199')
})

test('nothing run sums up to nothing', () => {
  expect(summary(sum([]))).toBe('\n0 passed, 0 failed, 0 skipped')
})
