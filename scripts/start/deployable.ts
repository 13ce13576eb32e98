import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../database/migrate'
import { SEED } from '../database/seed'
import { runNode } from '../lib/children'
import { step } from '../lib/steps'
import { startThrowAwayCluster } from '../postgres/cluster'
import { ensureClient } from '../prisma/cli'
import { buildSite } from './build'

/**
 * Builds the site where no database and no secrets are at hand, as in a Docker image. The catalog
 * is prerendered from a throw-away database with the demo data; the secrets are made up and end
 * with this process. When the built site starts, it refreshes those pages from its own database.
 */
export async function buildDeployable(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fsc-build-'))
  const cluster = await step('Throw-away database', startThrowAwayCluster)
  const variables = {
    DATABASE_URL: cluster.appUrl(),
    APP_URL: process.env.APP_URL || 'http://localhost:3000',
    BETTER_AUTH_SECRET: randomBytes(32).toString('hex'),
    INTERNAL_SECRET: randomBytes(32).toString('hex'),
    DATA_DIR: dataDir,
    FILES_DIR: path.join(dataDir, 'files'),
    DEMO: '0',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  try {
    await step('Migrations and demo data', async (say) => {
      await ensureClient()
      await migrate(cluster.ownerUrl(), cluster.appUrl())
      await runNode(SEED, { output: 'keep', onOutput: say, env: variables })
    })
    await step('Production build', (say) =>
      buildSite(process.env.NEXT_DIST_DIR || '.next', variables, say),
    )
  } catch (error) {
    console.error(`\n${(error as Error).message}`)
    process.exitCode = 1
  } finally {
    await cluster.release()
    rmSync(dataDir, { recursive: true, force: true })
  }
  process.exit()
}
