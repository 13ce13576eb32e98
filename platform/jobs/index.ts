import 'server-only'
import pLimit from 'p-limit'
import type PgBoss from 'pg-boss'
import type { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { log } from '@/platform/log'
import { boss } from './boss'

/** A kind of work done outside a request. Handlers run at least once, so they must tolerate repetition. */
export interface Job<T> {
  name: string
  payload: z.ZodType<T>
  handle: (payload: T) => Promise<void>
  /** how often it is retried, with growing pauses; 12 by default (over a day) */
  retryLimit?: number
  /**
   * how long it may run before it counts as lost and another worker gets it; 120 by default. Jobs
   * of a killed worker wait as long as this
   */
  expireInSeconds?: number
  /** cron in UTC: the job then also runs by itself, once over all processes, with an empty payload */
  cron?: string
  /** how many a process takes at a time; 1 by default */
  batch?: number
  /** how many of a batch it runs side by side; 1 by default. A batch must end before `expireInSeconds` */
  parallel?: number
}

/** A job as a worker sees it: it can be run on any stored payload. */
export interface RunnableJob {
  name: string
  retryLimit?: number
  expireInSeconds?: number
  cron?: string
  batch?: number
  parallel?: number
  run: (stored: unknown) => Promise<void>
}

/** Declares a job; the payload is validated again when a worker takes it. */
export function defineJob<T>(job: Job<T>): Job<T> & RunnableJob {
  return { ...job, run: async (stored) => job.handle(job.payload.parse(stored)) }
}

const ready = new Map<string, Promise<void>>()

/** Makes the queue of a job, once per process. */
function queueOf(
  job: Pick<Job<unknown>, 'name' | 'retryLimit' | 'expireInSeconds'>,
): Promise<void> {
  const makingQueue = ready.get(job.name) ?? makeQueue(job)
  ready.set(job.name, makingQueue)
  makingQueue.catch(() => ready.delete(job.name))
  return makingQueue
}

async function makeQueue(
  job: Pick<Job<unknown>, 'name' | 'retryLimit' | 'expireInSeconds'>,
): Promise<void> {
  const queue = await boss()
  const options = {
    name: job.name,
    policy: 'standard' as const,
    retryLimit: job.retryLimit ?? 12,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: job.expireInSeconds ?? 120,
  }
  await queue.createQueue(job.name, options)
  // Otherwise a queue made by an earlier version would keep that version's limits.
  await queue.updateQueue(job.name, options)
}

/**
 * Puts work into the outbox inside the caller's transaction: it is done if and only if the
 * transaction commits, even when this process dies right after.
 * @param options jobs with a higher `priority` are taken before the rest of their queue; 0 by
 * default
 */
export async function enqueue<T>(
  tx: Prisma.TransactionClient,
  job: Job<T>,
  payload: T,
  options: { startAfterSeconds?: number; priority?: number } = {},
): Promise<void> {
  await queueOf(job)
  const queue = await boss()
  const id = await queue.send(job.name, job.payload.parse(payload) as object, {
    ...(options.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {}),
    ...(options.priority ? { priority: options.priority } : {}),
    // The queue's statement always has the same text, so it may stay prepared.
    db: {
      executeSql: async (sql, values) => ({
        rows: await tx.$queryRawUnsafe<unknown[]>(
          `/* keep enqueue */ ${sql}`,
          ...values.map(asText),
        ),
      }),
    },
  })
  if (!id) throw new Error(`the job ${job.name} was not taken`)
}

/** The queue passes objects, which the client would send as JSON; the statement casts text itself. */
function asText(value: unknown): unknown {
  return value !== null && typeof value === 'object' && !(value instanceof Date)
    ? JSON.stringify(value)
    : value
}

/** Starts a worker for each job in this process. */
export async function startWorkers(jobs: readonly RunnableJob[]): Promise<void> {
  for (const job of jobs) {
    await queueOf(job)
    const queue = await boss()
    if (job.cron) await queue.schedule(job.name, job.cron, {}, { tz: 'UTC' })
    const atOnce = pLimit(job.parallel ?? 1)
    const size = job.batch ?? 1
    const worker: string = await queue.work<unknown>(
      job.name,
      { batchSize: size, pollingIntervalSeconds: 0.5 },
      async (batch) => {
        // After a full batch more may be waiting: the next is taken at once.
        if (batch.length === size) queue.notifyWorker(worker)
        // Each failure is recorded by itself: the queue then completes only the others of the
        // batch.
        await Promise.all(batch.map((queued) => atOnce(() => runTaken(queue, job, queued))))
      },
    )
  }
}

async function runTaken(
  queue: Pick<PgBoss, 'fail'>,
  job: RunnableJob,
  row: { id: string; data: unknown },
): Promise<void> {
  try {
    await job.run(row.data)
  } catch (error) {
    log.warn({ err: error, job: job.name, id: row.id }, 'job failed, it will be tried again')
    await queue.fail(job.name, row.id, {
      message: error instanceof Error ? error.message : String(error),
    })
  }
}
