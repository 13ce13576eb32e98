import { openDatabase, isEmpty, type OpenDatabase } from '../database/open'
import { SEED } from '../database/seed'
import { runNode, stopChildren } from '../lib/children'
import { untilPortFree } from '../lib/ports'
import { step } from '../lib/steps'
import { migrate } from '../database/migrate'
import { ensureClient } from '../prisma/cli'
import { buildSite } from './build'
import { loadDotEnv, siteEnvironment, type SiteEnvironment } from './environment'
import { startServer, waitUntilReady } from './server'
import { untilAskedToStop } from './shutdown'
import { demoSignIns } from './sign-ins'

const DIST_DIR = process.env.NEXT_DIST_DIR || '.next'

export interface StartOptions {
  development: boolean
  /** folder of the database and the secrets; `.data` by default */
  home?: string
}

async function prepareData(database: OpenDatabase, site: SiteEnvironment): Promise<void> {
  await step('Database client', ensureClient)
  await step('Migrations', async (say) => {
    await migrate(database.ownerUrl, database.url, { onOutput: say })
  })
  if (site.variables.DEMO === '1' && (await isEmpty(database.url))) {
    await step('Demo data', async (say) => {
      await runNode(SEED, { output: 'keep', onOutput: say, env: site.variables })
    })
  }
}

function announce(site: SiteEnvironment, development: boolean, home?: string): void {
  const signIns = demoSignIns(home)
  console.log(
    [
      '',
      `  ${site.variables.APP_URL}${development ? '  (development, with hot reload)' : ''}`,
      ...(signIns.length > 0
        ? [
            '',
            '  Demo sign-ins, made for this clone alone:',
            ...signIns.map((line) => `    ${line}`),
          ]
        : []),
      '',
      '  Ctrl-C stops everything.',
      '',
    ].join('\n'),
  )
}

async function runSite(
  { development, home }: StartOptions,
  opened: (database: OpenDatabase) => void,
): Promise<number> {
  const database = await step('Database', async () => {
    const found = await openDatabase(home)
    opened(found)
    return found
  })
  console.log(`  ${database.description}`)
  const site = await siteEnvironment(database.url, home)
  await prepareData(database, site)
  if (!development) await step('Site', (say) => buildSite(DIST_DIR, site.variables, say))
  await untilPortFree(site.port)
  const server = startServer({
    development,
    distDir: DIST_DIR,
    port: site.port,
    variables: site.variables,
  })
  await step('Server', () => waitUntilReady(server, site.localUrl))
  announce(site, development, home)
  return server.ended
}

/** Brings up the whole site and keeps it up until it is asked to stop, or the server ends. */
export async function start(options: StartOptions): Promise<void> {
  loadDotEnv()
  let database: OpenDatabase | undefined
  let stopping = false
  const stopRequest = untilAskedToStop().then(() => {
    stopping = true
    return 0
  })
  try {
    const running = runSite(options, (opened) => (database = opened))
    // Stopping interrupts the current step: that failure is not news.
    running.catch(() => undefined)
    process.exitCode = await Promise.race([running, stopRequest])
  } catch (error) {
    if (!stopping) {
      console.error(`\n${(error as Error).message}`)
      process.exitCode = 1
    }
  }
  // Longer than a drain plus the job queue's stop after it.
  await stopChildren(28_000)
  await database?.close()
  process.exit()
}
