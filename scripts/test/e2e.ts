import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SEED } from '../database/seed'
import { runNode, startNode } from '../lib/children'
import { entrust } from '../lib/guard'
import { inRoot } from '../lib/paths'
import { anyFreePort } from '../lib/ports'
import { step } from '../lib/steps'
import { startThrowAwayCluster } from '../postgres/cluster'
import { ensureClient, runPrisma } from '../prisma/cli'
import { buildSite } from '../start/build'
import { refreshPages, startServer, waitUntilReady } from '../start/server'
import { tallyPlaywright, type Tally } from './tally'

/** Its own build, so that a site running from this clone is not disturbed. */
const DIST_DIR = '.next-test'

/** All that the site is told; what the user's shell or `.env` says has no say in tests. */
function testVariables(databaseUrl: string, dataDir: string, port: number): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    APP_URL: `http://localhost:${port}`,
    PORT: String(port),
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
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

async function runPlaywright(variables: Record<string, string>, args: string[]): Promise<Tally> {
  const report = path.join(variables.DATA_DIR ?? '', 'playwright.json')
  const run = startNode([inRoot('node_modules/playwright/cli.js'), 'test', ...args], {
    env: { ...variables, BASE_URL: variables.APP_URL, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  })
  const code = await run.ended
  const tally = tallyPlaywright(JSON.parse(readFileSync(report, 'utf8')) as Parameters<typeof tallyPlaywright>[0])
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/**
 * Browser tests against the real thing: a fresh database with the demo data, a production build,
 * `next start`.
 * @param args handed on to Playwright, such as a file name
 */
export async function runBrowserTests(args: string[] = []): Promise<Tally> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fsc-e2e-'))
  const removed = entrust({ kind: 'remove', path: dataDir })
  const cluster = await step('Throw-away database', startThrowAwayCluster)
  try {
    const port = await anyFreePort()
    const variables = testVariables(cluster.appUrl(), dataDir, port)
    await step('Migrations and demo data', async (say) => {
      await ensureClient()
      await runPrisma(['migrate', 'deploy'], { database: cluster.appUrl() })
      await runNode(SEED, { output: 'keep', onOutput: say, env: variables })
    })
    await step('Production build', (say) => buildSite(DIST_DIR, variables, say))
    const server = startServer({ development: false, distDir: DIST_DIR, port, variables })
    try {
      await step('Server', async () => {
        await waitUntilReady(server, `http://localhost:${port}`)
        const trouble = await refreshPages(`http://localhost:${port}`, variables.INTERNAL_SECRET ?? '')
        if (trouble) throw new Error(`The prerendered pages could not be refreshed: ${trouble}`)
      })
      return await runPlaywright(variables, args)
    } finally {
      await server.stop()
    }
  } finally {
    await cluster.release()
    rmSync(dataDir, { recursive: true, force: true })
    removed()
  }
}
