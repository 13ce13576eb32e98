import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { SerializedError } from 'vitest'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { ROOT } from '../lib/paths'
import type { Failure, Tally } from './tally'

/** Where the tally of a Vitest run is written. */
export const VITEST_TALLY_FILE = 'VITEST_TALLY_FILE'

const inRepository = (file: string): string => path.relative(ROOT, file)

/** The error's words and where in this repository it was thrown, when that is told. */
function failure(file: string, test: string, errors: readonly SerializedError[]): Failure {
  const [first] = errors
  const stack = (first?.stacks as { file: string; line: number }[] | undefined) ?? []
  const line = stack.find((frame) => inRepository(frame.file) === file)?.line
  return {
    place: line ? `${file}:${line}` : file,
    test,
    message: errors
      .map((error) => [error.message, error.diff].filter(Boolean).join('\n'))
      .join('\n'),
  }
}

/** Sums a run up; a file that could not be loaded and an error outside all tests each count as one failure. */
export function tallyModules(
  modules: readonly TestModule[],
  unhandled: readonly SerializedError[],
): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, failures: [], timings: [] }
  const fail = (file: string, test: string, errors: readonly SerializedError[]): void => {
    tally.failed += 1
    tally.failures.push(failure(file, test, errors))
  }
  for (const testModule of modules) {
    const file = inRepository(testModule.moduleId)
    for (const test of testModule.children.allTests()) addTest(tally, file, test, fail)
    if (testModule.errors().length > 0) fail(file, 'the file itself', testModule.errors())
    for (const suite of testModule.children.allSuites())
      if (suite.errors().length > 0) fail(file, suite.fullName, suite.errors())
  }
  for (const error of unhandled) fail('vitest', 'an error outside the tests', [error])
  return tally
}

function addTest(
  tally: Tally,
  file: string,
  test: TestCase,
  fail: (file: string, test: string, errors: readonly SerializedError[]) => void,
): void {
  const { state, errors } = test.result()
  if (state === 'failed') fail(file, test.fullName, errors)
  else if (state === 'passed') tally.passed += 1
  else tally.skipped += 1
  const seconds = (test.diagnostic()?.duration ?? 0) / 1000
  tally.timings.push({ place: file, test: test.fullName, seconds })
}

/** Vitest's reporter that writes the tally of a run into the file named in VITEST_TALLY_FILE. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env[VITEST_TALLY_FILE]
    if (file) writeFileSync(file, JSON.stringify(tallyModules(modules, unhandled)))
  }
}
