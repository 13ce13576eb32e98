import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../database/migrate'
import { SEED } from '../database/seed'
import { runNode } from '../lib/children'
import { inRoot } from '../lib/paths'
import { step } from '../lib/steps'
import { startThrowAwayCluster } from '../postgres/cluster'
import { ensureClient } from '../prisma/cli'
import { buildSite } from './build'
import { folderBytes, makeRelease } from './release'

/** Where a release is assembled, below the clone's top. */
const RELEASE = '.next-release'

/**
 * Builds the site where no database and no secrets are available, as in a Docker image. The catalog
 * is prerendered from a throw-away database with the demo data; the secrets are made up and end
 * with this process. When the built site starts, it refreshes those pages from its own database.
 * Everything needed for serving is copied into a folder of its own.
 */
export async function buildDeployable(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fsc-build-'))
  const cluster = await step('Throw-away database', () => startThrowAwayCluster())
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
    const distDir = process.env.NEXT_DIST_DIR || '.next'
    await step('Production build', (say) => buildSite(distDir, variables, say))
    await step('Release', async () => {
      await makeRelease(distDir, inRoot(RELEASE))
      return `${(folderBytes(inRoot(RELEASE)) / 1e6).toFixed(0)} MB in ${RELEASE}`
    })
  } catch (error) {
    console.error(`\n${(error as Error).message}`)
    process.exitCode = 1
  } finally {
    await cluster.release()
    rmSync(dataDir, { recursive: true, force: true })
  }
  process.exit()
}
