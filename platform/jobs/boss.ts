import 'server-only'
import PgBoss from 'pg-boss'
import { databaseEnv } from '@/platform/env'
import { log } from '@/platform/log'

let started: Promise<PgBoss> | undefined

/**
 * The job queue in its own schema of the same database, started once per process. Its tables are
 * created on first start.
 */
export function boss(): Promise<PgBoss> {
  started ??= start().catch((error: unknown) => {
    started = undefined
    throw error
  })
  return started
}

async function start(): Promise<PgBoss> {
  const queue = new PgBoss({
    connectionString: databaseEnv().DATABASE_URL,
    max: 4,
    application_name: 'fsc-jobs',
    // How soon an expired job of a killed worker is noticed; the default is two minutes.
    maintenanceIntervalSeconds: 10,
  })
  queue.on('error', (error) => log.error({ err: error }, 'job queue'))
  return queue.start()
}

/** Lets running jobs finish, then stops. The next worker takes up what doesn't finish. */
export async function stopBoss(): Promise<void> {
  const running = await started?.catch(() => undefined)
  started = undefined
  await running?.stop({ graceful: true, timeout: 8_000 })
}
