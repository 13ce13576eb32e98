import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startNode } from '../lib/children'
import { inRoot } from '../lib/paths'
import { ensureClient } from '../prisma/cli'
import { tallyVitest, type Tally } from './tally'

/** Runs one of Vitest's projects and shows its report. */
export async function runVitest(project: 'unit' | 'integration'): Promise<Tally> {
  await ensureClient()
  const folder = mkdtempSync(path.join(tmpdir(), 'fsc-report-'))
  const file = path.join(folder, 'vitest.json')
  try {
    const run = startNode(
      [
        inRoot('node_modules/vitest/vitest.mjs'),
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
      {
        env: { NODE_ENV: 'test' },
      },
    )
    const code = await run.ended
    const tally = tallyVitest(
      JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof tallyVitest>[0],
    )
    // An error outside the tests (an unhandled rejection, a broken set-up) fails the run too.
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
