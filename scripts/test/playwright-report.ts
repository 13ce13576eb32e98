import path from 'node:path'
import { ROOT } from '../lib/paths'
import type { Failure, Tally } from './tally'

interface ReportedError {
  message?: string
  location?: { file: string; line: number }
}

interface Spec {
  title: string
  file: string
  line: number
  tests: {
    projectName: string
    status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
    results: { duration: number; errors: ReportedError[] }[]
  }[]
}

interface Suite {
  title: string
  specs: Spec[]
  suites?: Suite[]
}

/** The part of Playwright's JSON report that is read here. */
export interface PlaywrightReport {
  config: { rootDir: string }
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  suites: Suite[]
  errors?: ReportedError[]
}

const specsOf = (suite: Suite): Spec[] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap((inner) => specsOf(inner)),
]

const messageOf = (errors: ReportedError[]): string =>
  errors.map(({ message }) => message ?? '').join('\n')

/** Reads Playwright's JSON report. An error outside any test (a broken file) counts as a failed one. */
export function tallyPlaywright({ config, stats, suites, errors = [] }: PlaywrightReport): Tally {
  const place = (file: string, line: number): string =>
    `${path.relative(ROOT, path.resolve(config.rootDir, file))}:${line}`
  const runs = suites
    .flatMap((suite) => specsOf(suite))
    .flatMap((spec) => spec.tests.map((test) => ({ spec, ...test })))
  const failures = runs
    .filter(({ status }) => status === 'unexpected')
    .map(({ spec, projectName, results }): Failure => {
      const found = results.findLast((result) => result.errors.length > 0)?.errors ?? []
      const at = found.find(({ location }) => location)?.location
      return {
        place: at ? place(at.file, at.line) : place(spec.file, spec.line),
        test: `${spec.title} [${projectName}]`,
        message: messageOf(found),
      }
    })
  const outside = errors.map((error): Failure => ({
    place: error.location ? place(error.location.file, error.location.line) : 'playwright',
    test: 'outside the tests',
    message: messageOf([error]),
  }))
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    failures: [...failures, ...outside],
    timings: runs.map(({ spec, projectName, results }) => ({
      place: place(spec.file, spec.line),
      test: `${spec.title} [${projectName}]`,
      seconds: results.reduce((total, { duration }) => total + duration, 0) / 1000,
    })),
  }
}
