import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../database/migrate'
import { createDatabase } from '../database/clone'
import { SEED } from '../database/seed'
import { runNode } from '../lib/children'
import { entrust } from '../lib/guard'
import { anyFreePort } from '../lib/ports'
import { step } from '../lib/steps'
import { startThrowAwayCluster } from '../postgres/cluster'
import { ensureClient } from '../prisma/cli'
import { buildSite } from '../start/build'
import { startServer, waitUntilReady } from '../start/server'

/** All settings of the site; the user's shell and `.env` have no effect in tests. */
function testVariables(databaseUrl: string, dataDir: string, port: number): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    APP_URL: `http://localhost:${port}`,
    PORT: String(port),
    DRAIN_PAUSE_SECONDS: '0',
    SERVER_PROCESSES: '1',
    // Browsers that share its processors make it slow, which is no visitor's fault.
    PATIENCE: '20',
    BETTER_AUTH_SECRET: randomBytes(32).toString('hex'),
    INTERNAL_SECRET: randomBytes(32).toString('hex'),
    DATA_DIR: dataDir,
    FILES_DIR: path.join(dataDir, 'files'),
    DEMO: '1',
    DEMO_ON_PUBLIC_ADDRESS: '',
    LOG_LEVEL: 'warn',
    MAIL_FROM: '',
    SMTP_URL: '',
    STRIPE_SANDBOX: '',
    STRIPE_SECRET_KEY: '',
    STRIPE_WEBHOOK_SECRET: '',
    S3_BUCKET: '',
    S3_REGION: '',
    S3_ENDPOINT: '',
    S3_ACCESS_KEY_ID: '',
    S3_SECRET_ACCESS_KEY: '',
    TRUSTED_PROXY: '',
    // A missing text fails the page, and so the test that walks it.
    NEXT_PUBLIC_STRICT: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

export interface ThrowAwaySite {
  /** the site's settings; APP_URL, DATABASE_URL and DATA_DIR among them */
  variables: Record<string, string>
  /** Creates another, empty database with all tables, that no site works on. @returns its address */
  emptyDatabase: (name: string) => Promise<string>
}

/**
 * Runs something with a second instance of a site: the same build and database, a port of its own.
 * @param use receives its address
 */
export async function withSecondInstance<T>(
  { variables }: Pick<ThrowAwaySite, 'variables'>,
  distDir: string,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const port = await anyFreePort()
  const url = `http://localhost:${port}`
  const server = startServer({
    development: false,
    distDir,
    port,
    variables: { ...variables, PORT: String(port) },
  })
  try {
    await waitUntilReady(server, url)
    return await use(url)
  } finally {
    await server.stop()
  }
}

/**
 * Runs something with a real site: a fresh database with the demo data, a production build, `next
 * start`. All of it is gone afterwards.
 * @param distDir a build folder of its own, so that a site running from this clone is not disturbed
 * @param extra settings beside the usual ones
 * @param onDisk see `startThrowAwayCluster`
 */
export async function withThrowAwaySite<T>(
  distDir: string,
  extra: Record<string, string>,
  use: (site: ThrowAwaySite) => Promise<T>,
  { onDisk = false }: { onDisk?: boolean } = {},
): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fsc-site-'))
  const removed = entrust({ kind: 'remove', path: dataDir })
  const cluster = await step('Throw-away database', () => startThrowAwayCluster({ onDisk }))
  try {
    const port = await anyFreePort()
    const variables: Record<string, string> = {
      ...testVariables(cluster.appUrl(), dataDir, port),
      DATABASE_OWNER_URL: cluster.ownerUrl(),
      ...extra,
    }
    await step('Migrations and demo data', async (say) => {
      await ensureClient()
      await migrate(cluster.ownerUrl(), cluster.appUrl())
      await runNode(SEED, { output: 'keep', onOutput: say, env: variables })
    })
    await step('Production build', (say) => buildSite(distDir, variables, say))
    const server = startServer({ development: false, distDir, port, variables })
    try {
      await step('Server', () => waitUntilReady(server, `http://localhost:${port}`))
      const emptyDatabase = async (name: string): Promise<string> => {
        await createDatabase(cluster.adminUrl(), name)
        await migrate(cluster.ownerUrl(name), cluster.appUrl(name))
        return cluster.appUrl(name)
      }
      return await use({ variables, emptyDatabase })
    } finally {
      await server.stop()
    }
  } finally {
    await cluster.release()
    rmSync(dataDir, { recursive: true, force: true })
    removed()
  }
}
