import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { SerializedError } from 'vitest'
import type { Reporter, TestCase, TestModule, TestSpecification } from 'vitest/node'
import { ROOT } from '../lib/paths'
import { Standstill, type Word } from './standstill'
import type { Failure, Tally } from './tally'

/** Where the tally of a Vitest run is written. */
export const VITEST_TALLY_FILE = 'VITEST_TALLY_FILE'
/** How long a run may be silent while it loads files, milliseconds; for testing it. */
export const VITEST_LOADING_MS = 'VITEST_LOADING_MS'

/** A loaded machine takes half a minute for the largest file. */
const LOADING_MS = 180_000
/** Longer than any test may take. */
const TESTING_MS = 600_000

const inRepository = (file: string): string => path.relative(ROOT, file)

/** The error's message and where in this repository it was thrown, when known. */
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

/** Tallies a run; a file that could not be loaded and an error outside all tests each count as one failure. */
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

/**
 * Vitest's reporter that writes the tally of a run into the file named in VITEST_TALLY_FILE, and
 * ends a stalled run: whatever it waits for has failed.
 */
export default class TallyReporter implements Reporter {
  #standstill: Standstill | null = null
  readonly #ended: TestModule[] = []

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    const limits = {
      loadingMs: Number(process.env[VITEST_LOADING_MS] ?? LOADING_MS),
      testingMs: TESTING_MS,
    }
    const files = specifications.map(({ moduleId }) => moduleId)
    this.#standstill = new Standstill(files, limits, Date.now())
    setInterval(() => this.#endIfStill(), Math.min(5_000, limits.loadingMs)).unref()
  }

  #heard(word: Word): void {
    this.#standstill?.heard(word, Date.now())
  }

  onTestModuleQueued({ moduleId }: TestModule): void {
    this.#heard({ begins: moduleId })
  }

  onTestCaseReady(): void {
    this.#heard({ test: 'begins' })
  }

  onTestCaseResult(): void {
    this.#heard({ test: 'ends' })
  }

  onTestModuleEnd(ended: TestModule): void {
    this.#ended.push(ended)
    this.#heard({ ends: ended.moduleId })
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    write(tallyModules(modules, unhandled))
  }

  #endIfStill(): void {
    const files = this.#standstill?.waitsFor(Date.now()) ?? []
    if (files.length === 0) return
    const tally = tallyModules(this.#ended, [])
    for (const file of files.map(inRepository)) {
      tally.failed += 1
      tally.failures.push({
        place: file,
        test: 'the file itself',
        message: 'Nothing was heard of it any more: its worker hangs, or never began.',
      })
      console.error(`The run stands still and is ended. It waits for ${file}.`)
    }
    write(tally)
    process.exit(1)
  }
}

function write(tally: Tally): void {
  const file = process.env[VITEST_TALLY_FILE]
  if (file) writeFileSync(file, JSON.stringify(tally))
}
