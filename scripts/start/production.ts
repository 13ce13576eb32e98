import { setTimeout as sleep } from 'node:timers/promises'
import { stopChildren } from '../lib/children'
import { step } from '../lib/steps'
import { migrate } from '../database/migrate'
import { startServer, waitUntilReady } from './server'
import { untilAskedToStop } from './shutdown'

/** A database that starts together with the site may need a moment. */
async function migrateInTime(patienceMs = 60_000): Promise<void> {
  for (const deadline = Date.now() + patienceMs; ; await sleep(2000)) {
    try {
      const url = process.env.DATABASE_URL ?? ''
      await migrate(process.env.DATABASE_OWNER_URL || url, url)
      return
    } catch (error) {
      const unreachable = /P1001|P1002|starting up/.test((error as Error).message)
      if (!unreachable || Date.now() > deadline) throw error
    }
  }
}

async function run(): Promise<number> {
  const port = Number(process.env.PORT || 3000)
  await step('Migrations', () => migrateInTime())
  const server = startServer({
    development: false,
    distDir: process.env.NEXT_DIST_DIR || '.next',
    port,
    variables: {},
  })
  await step('Server', () => waitUntilReady(server, `http://127.0.0.1:${port}`))
  return server.ended
}

/**
 * Migrates the database named in DATABASE_URL and serves the site that was built before, until it
 * is asked to stop: then requests under way are finished. Nothing is seeded, nothing generated.
 */
export async function serveProduction(): Promise<void> {
  if (!process.env.DATABASE_URL) {
    console.error('DATABASE_URL is not set. (To try the site on this machine, use npm start.)')
    process.exit(1)
  }
  try {
    const running = run()
    running.catch(() => undefined)
    process.exitCode = await Promise.race([running, untilAskedToStop().then(() => 0)])
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
  // Below the grace period of compose.yaml, so that we still end what hangs.
  await stopChildren(28_000)
  process.exit()
}
