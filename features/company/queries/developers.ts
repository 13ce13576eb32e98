import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { answers } from '@/platform/health/database'
import { isSandbox } from '@/platform/sandbox'
import { isLivemode } from '@/platform/stripe/client'
import { version as siteVersion } from '@/package.json'

/** Jobs of one kind that wait, are retried after a failure, or were given up. */
interface QueuedWork {
  job: string
  waiting: number
  active: number
  /** failed at least once and waiting to be tried again */
  retried: number
  failed: number
  /** of those that wait or are retried; null where there are none */
  oldest: Date | null
  /** the error of the newest failure */
  lastFailure: string | null
}

/** An event received from Stripe. */
interface ReceivedEvent {
  id: string
  type: string
  receivedAt: Date
  processedAt: Date | null
  outcome: string | null
}

/** The state of this installation, for who runs it. */
export interface SystemStanding {
  /** milliseconds that the database took to answer; null where it gave none */
  databaseMs: number | null
  mail: 'sent' | 'kept'
  payments: 'live' | 'test' | 'sandbox'
  versions: { name: 'site' | 'node' | 'postgres' | 'migration'; version: string }[]
  queue: QueuedWork[]
  events: ReceivedEvent[]
  /** received and not processed yet */
  eventsWaiting: number
}

const SHOWN = 20

/** Health, queue, versions and received webhooks at this moment. */
export async function systemStanding(actor: Actor): Promise<SystemStanding> {
  authorize(actor, 'system.read')
  const startedAt = performance.now()
  const databaseMs = await answers().then(
    () => Math.round(performance.now() - startedAt),
    () => null,
  )
  const [queue, events, eventsWaiting, [postgres], [migration]] = await Promise.all([
    queued(),
    db.stripeEvent.findMany({
      orderBy: { receivedAt: 'desc' },
      take: SHOWN,
      select: { id: true, type: true, receivedAt: true, processedAt: true, outcome: true },
    }),
    db.stripeEvent.count({ where: { processedAt: null } }),
    db.$queryRaw<{ version: string }[]>`SELECT current_setting('server_version') AS version`,
    db.$queryRaw<{ version: string }[]>`
      SELECT migration_name AS version FROM _prisma_migrations
      WHERE finished_at IS NOT NULL ORDER BY migration_name DESC LIMIT 1`.catch(() => []),
  ])
  return {
    databaseMs,
    mail: env().SMTP_URL ? 'sent' : 'kept',
    payments: isSandbox() ? 'sandbox' : isLivemode() ? 'live' : 'test',
    versions: [
      { name: 'site', version: siteVersion },
      { name: 'node', version: process.versions.node },
      { name: 'postgres', version: postgres?.version ?? '' },
      { name: 'migration', version: migration?.version ?? '' },
    ],
    queue,
    events,
    eventsWaiting,
  }
}

/** By kind of job, failures first. Finished jobs leave the queue by themselves. */
const queued = (): Promise<QueuedWork[]> =>
  db.$queryRaw<QueuedWork[]>`
    SELECT name AS job,
      (count(*) FILTER (WHERE state = 'created'))::int AS waiting,
      (count(*) FILTER (WHERE state = 'active'))::int AS active,
      (count(*) FILTER (WHERE state = 'retry'))::int AS retried,
      (count(*) FILTER (WHERE state = 'failed'))::int AS failed,
      min(created_on) FILTER (WHERE state IN ('created', 'retry') AND start_after <= now()) AS oldest,
      (array_agg(left(output->>'message', 300) ORDER BY created_on DESC)
        FILTER (WHERE state IN ('retry', 'failed') AND output IS NOT NULL))[1] AS "lastFailure"
    FROM pgboss.job WHERE state IN ('created', 'active', 'retry', 'failed')
    GROUP BY name ORDER BY failed DESC, retried DESC, name`
