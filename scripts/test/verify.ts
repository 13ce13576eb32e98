import { existsSync } from 'node:fs'
import { startNode, runNode } from '../lib/children'
import { inRoot } from '../lib/paths'
import { ensureClient } from '../prisma/cli'
import { NEXT_CLI } from '../start/build'
import { measureLengths } from './lengths'
import { sum, type Tally } from './tally'

/** Next's types of the routes: pages, layouts and handlers are checked against them. */
export const ROUTE_TYPES = '.next-test/types/validator.ts'

/**
 * Types and rules in one program: oxlint's type-aware part is TypeScript 7, and building the
 * program twice was most of the checks' time. A file that Git ignores must be named explicitly.
 */
export const LINT = [
  'node_modules/oxlint/bin/oxlint',
  '--type-aware',
  '--type-check',
  '--deny-warnings',
  '.',
  ROUTE_TYPES,
]

/** Checks of the sources that run nothing of the site, each counted as one test. */
const CHECKS: { name: string; command: string[] }[] = [
  { name: 'types and lint', command: LINT },
  {
    name: 'format',
    command: [
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--cache',
      // Separate from Prettier's own place, which every run of it without a cache empties.
      '--cache-location=node_modules/.cache/verify-format',
      '**/*.{ts,tsx,mjs,cjs,css}',
    ],
  },
  {
    name: 'architecture',
    command: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      'app',
      'features',
      'platform',
      'components',
      'server',
      'documents',
      'emails',
      'i18n',
      'instrumentation-node.ts',
    ],
  },
  { name: 'unused code', command: ['node_modules/knip/bin/knip.js'] },
]

async function runCheck({
  name,
  command: [program = '', ...args],
}: (typeof CHECKS)[number]): Promise<Tally> {
  const started = Date.now()
  const check = startNode([inRoot(program), ...args], { output: 'keep' })
  const ok = (await check.ended) === 0
  return outcome(name, started, ok ? '' : check.output() || 'It said nothing.')
}

/** A check's result, in one line and as a tally. @param trouble its complaints; empty when there are none */
function outcome(name: string, started: number, trouble: string): Tally {
  const ok = trouble === ''
  console.log(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (!ok) console.log(trouble)
  return {
    passed: ok ? 1 : 0,
    failed: ok ? 0 : 1,
    skipped: 0,
    failures: ok ? [] : [{ place: 'verify', test: name, message: trouble }],
    // Checks run side by side: the time of one says little.
    timings: [],
  }
}

function checkLengths(): Tally {
  const started = Date.now()
  const { files, median, p95, longest, tooLong } = measureLengths()
  const figures = `${files} files, median ${median} lines, p95 ${p95}, longest ${longest}`
  return outcome(`lengths: ${figures}`, started, tooLong.join('\n'))
}

/** Runs all checks at once and prints the result of each. */
export async function verify(): Promise<Tally> {
  // Types of the database and of the routes come from generators.
  await ensureClient()
  await runNode([NEXT_CLI, 'typegen'], {
    output: 'keep',
    env: { NEXT_DIST_DIR: '.next-test', NEXT_TELEMETRY_DISABLED: '1' },
  })
  // The lint silently skips a name that doesn't exist.
  if (!existsSync(inRoot(ROUTE_TYPES))) throw new Error(`Next wrote no ${ROUTE_TYPES}.`)
  const running = CHECKS.map(runCheck)
  return sum([checkLengths(), ...(await Promise.all(running))])
}
