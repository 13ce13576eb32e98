import { expect, test } from 'vitest'
import { lastLine, sum, tallyPlaywright, tallyVitest } from './tally'

test('a test file that cannot be loaded is a failure, not silence', () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'pending' }] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(tallyVitest(report)).toEqual({ passed: 2, failed: 2, skipped: 2 })
})

test('a retried browser test counts as passed, an error outside the tests as failed', () => {
  expect(
    tallyPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] }),
  ).toEqual({ passed: 6, failed: 2, skipped: 2 })
})

test('the last line sums all parts', () => {
  expect(
    lastLine(
      sum([
        { passed: 4, failed: 0, skipped: 0 },
        { passed: 10, failed: 1, skipped: 2 },
      ]),
    ),
  ).toBe('14 passed, 1 failed, 2 skipped')
  expect(lastLine(sum([]))).toBe('0 passed, 0 failed, 0 skipped')
})
