import 'server-only'
import PgBoss from 'pg-boss'
import { databaseEnv } from '@/platform/env'
import { log } from '@/platform/log'

let started: Promise<PgBoss> | undefined

/** The job queue in its own schema of the same database, started once a process. Its tables are made on first start. */
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
    // How soon it is noticed that a killed worker's time is up; two minutes by itself.
    maintenanceIntervalSeconds: 10,
  })
  queue.on('error', (error) => log.error({ err: error }, 'job queue'))
  return queue.start()
}

/** Lets running jobs finish, then stops. What doesn't finish is taken up again by the next worker. */
export async function stopBoss(): Promise<void> {
  const running = await started?.catch(() => undefined)
  started = undefined
  await running?.stop({ graceful: true, timeout: 8_000 })
}
