import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { goldenCaseSchema, runCase } from '../../features/tariffs/golden/case'
import { FAMILIES } from '../../features/tariffs/golden/families'
import { inRoot } from '../lib/paths'

/**
 * Prints `PASS id`, `FAIL id expected … got …` or `SKIP id why` for each case of the files, then `N
 * passed, N failed, N skipped`; the project's own cases when no file is named.
 */
export function golden(files: string[]): void {
  const counts = { PASS: 0, FAIL: 0, SKIP: 0 }
  for (const file of files.length > 0 ? files : [inRoot('features/tariffs/golden/cases.json')]) {
    for (const each of z.array(goldenCaseSchema).parse(JSON.parse(readFileSync(file, 'utf8')))) {
      const outcome = runCase(each, FAMILIES)
      counts[outcome.result]++
      const rest =
        outcome.result === 'FAIL'
          ? ` expected ${outcome.expected} got ${outcome.got}`
          : outcome.result === 'SKIP'
            ? ` ${outcome.why}`
            : ''
      console.log(`${outcome.result} ${outcome.id}${rest}`)
    }
  }
  console.log(`${counts.PASS} passed, ${counts.FAIL} failed, ${counts.SKIP} skipped`)
  process.exitCode = counts.FAIL > 0 ? 1 : 0
}
