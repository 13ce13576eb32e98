/** One failed test, as named at the end of the output. */
export interface Failure {
  /** its file, and the line where it failed when known; what failed when it is no test */
  place: string
  test: string
  message: string
}

/** How long one test took. */
export interface Timing {
  place: string
  test: string
  seconds: number
}

/** How many tests passed, failed and were skipped, which failed, and what each took. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  failures: Failure[]
  timings: Timing[]
}

/** Sums the tallies of several parts. */
export function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, skipped, failures, timings }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
      failures: [...total.failures, ...failures],
      timings: [...total.timings, ...timings],
    }),
    { passed: 0, failed: 0, skipped: 0, failures: [], timings: [] } satisfies Tally as Tally,
  )
}

/** A tally of one failure that is no test: a part that broke down, an error outside all tests. */
export const brokenDown = (place: string, message: string): Tally => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  failures: [{ place, test: 'outside the tests', message }],
  timings: [],
})

/** The line that ends a run. */
export const lastLine = ({
  passed,
  failed,
  skipped,
}: Pick<Tally, 'passed' | 'failed' | 'skipped'>): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`
