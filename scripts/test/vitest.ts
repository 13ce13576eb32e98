import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startNode } from '../lib/children'
import { inRoot } from '../lib/paths'
import { ensureClient } from '../prisma/cli'
import { brokenDown, sum, type Tally } from './tally'
import { VITEST_TALLY_FILE } from './vitest-report'

/** Runs one of Vitest's projects and shows its report. @param program another Node than the current one */
export async function runVitest(
  project: 'unit' | 'integration' | 'stripe',
  program?: string,
): Promise<Tally> {
  await ensureClient()
  const folder = mkdtempSync(path.join(tmpdir(), 'fsc-report-'))
  const file = path.join(folder, 'tally.json')
  try {
    const run = startNode(
      [
        inRoot('node_modules/vitest/vitest.mjs'),
        'run',
        '--project',
        project,
        '--reporter=default',
        `--reporter=${inRoot('scripts/test/vitest-report.ts')}`,
      ],
      {
        program,
        env: { NODE_ENV: 'test', [VITEST_TALLY_FILE]: file },
      },
    )
    const code = await run.ended
    // A hung worker outlives the run that was ended because of it.
    await run.stop()
    const ended = brokenDown(`vitest ${project}`, `Vitest ended with code ${code}.`)
    if (!existsSync(file)) return ended
    const tally = JSON.parse(readFileSync(file, 'utf8')) as Tally
    // A broken set-up fails the run too.
    return code !== 0 && tally.failed === 0 ? sum([tally, ended]) : tally
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
