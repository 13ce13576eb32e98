import { stripVTControlCharacters } from 'node:util'
import { lastLine, type Tally } from './tally'

const MESSAGE_LINES = 8
const LINE_LENGTH = 200
/** Beyond it only names are given: CI shows only the end of an output. */
const FAILURES_WITH_MESSAGE = 25
const SLOWEST = 10

/** The first lines of a message, without colours, empty lines and the stack. */
function firstLines(message: string): string[] {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !/^\s+at /.test(line))
  const firstOnes = lines.slice(0, MESSAGE_LINES)
  return [
    ...firstOnes.map((line) =>
      line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH - 1)}…` : line,
    ),
    ...(lines.length > firstOnes.length ? [`… ${lines.length - firstOnes.length} more lines`] : []),
  ]
}

/**
 * The end of a run's output: its slowest tests, each failed test with its place and the first lines
 * of its message, and as the last line the sum.
 */
export function summary(tally: Tally): string {
  const slowest = tally.timings.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST)
  const lines: string[] = []
  if (slowest.length > 0) {
    lines.push('', `The slowest ${slowest.length} tests:`)
    for (const { place, test, seconds } of slowest)
      lines.push(`${seconds.toFixed(1).padStart(7)} s  ${place} › ${test}`)
  }
  if (tally.failures.length > 0) {
    lines.push('', 'What failed:')
    for (const [index, { place, test, message }] of tally.failures.entries()) {
      lines.push(`✗ ${place} › ${test}`)
      if (index < FAILURES_WITH_MESSAGE)
        lines.push(...firstLines(message).map((line) => `    ${line}`))
    }
  }
  return [...lines, '', lastLine(tally)].join('\n')
}
