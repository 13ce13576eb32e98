import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runNode } from '../lib/children'
import { entrust } from '../lib/guard'
import { inRoot } from '../lib/paths'
import { anyFreePort } from '../lib/ports'
import type { Figure } from './figure'

/**
 * Runs a site of its own as `npm start` does, on a durable database, and kills its parts in turn:
 * see kill-deals.ts.
 */
export async function killFigures(
  variables: Record<string, string>,
  distDir: string,
): Promise<Figure[]> {
  const home = mkdtempSync(path.join(tmpdir(), 'fsc-kills-'))
  // Root's PostgreSQL runs under another account, which must be able to pass through here.
  chmodSync(home, 0o711)
  const removed = entrust({ kind: 'remove', path: home })
  const port = await anyFreePort()
  try {
    const output = await runNode(['--import', 'tsx', inRoot('scripts/bench/kill-deals.ts')], {
      output: 'keep',
      onOutput: (text) => {
        for (const line of text.split('\n')) if (line.startsWith('  ')) console.log(line)
      },
      env: {
        ...variables,
        DATABASE_URL: undefined,
        DATA_DIR: home,
        FILES_DIR: path.join(home, 'files'),
        PORT: String(port),
        APP_URL: `http://localhost:${port}`,
        BENCH_HOME: home,
        NODE_ENV: 'production',
        LOG_LEVEL: 'fatal',
        NEXT_DIST_DIR: distDir,
        TSX_TSCONFIG_PATH: inRoot('scripts/bench/tsconfig.json'),
      },
    })
    const line = output.split('\n').find((each) => each.startsWith('['))
    if (!line) throw new Error(`no figures:\n${output}`)
    return JSON.parse(line) as Figure[]
  } finally {
    rmSync(home, { recursive: true, force: true })
    removed()
  }
}
