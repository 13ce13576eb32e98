import 'server-only'
import { createHash } from 'node:crypto'
import { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { databaseEnv } from '@/platform/env'
import { log } from '@/platform/log'
import { LIMITS, type Limit } from './limits'

export type { Limit } from './limits'

let pool: Pool | undefined
const limiters = new Map<string, RateLimiterPostgres>()

/** Where no proxy tells visitors apart they share a window, so it must hold many of them. */
const VISITORS_AT_ONCE = 20

function connect(): Pool {
  const newPool = new Pool({
    connectionString: databaseEnv().DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: 5000,
  })
  // An idle connection that the server ends is replaced; without a listener the error would end
  // this process.
  newPool.on('error', (err) => log.warn({ err }, 'database connection lost'))
  return newPool
}

function limiter(name: Limit, shared: boolean): RateLimiterPostgres {
  const { points, seconds } = LIMITS[name]
  return shared
    ? limiterOf(`${name}-shared`, points * VISITORS_AT_ONCE, seconds)
    : limiterOf(name, points, seconds)
}

/** A limit in the table that all instances share; made once per process. */
export function limiterOf(keyPrefix: string, points: number, seconds: number): RateLimiterPostgres {
  let existing = limiters.get(keyPrefix)
  if (!existing) {
    pool ??= connect()
    existing = new RateLimiterPostgres({
      storeClient: pool,
      keyPrefix,
      points,
      duration: seconds,
      tableName: 'rate_limit_window',
      tableCreated: true,
    })
    limiters.set(keyPrefix, existing)
  }
  return existing
}

/** A key as it is stored: the table contains no address and no mailbox. */
export const hashedKey = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 32)

/**
 * Takes points from a visitor's limit, one by default.
 * @param visitor the visitor's address; null where none is known
 * @returns seconds to wait when it is used up, otherwise null. With the database down it lets
 * requests pass: the work itself will fail there anyway.
 */
export async function consume(
  name: Limit,
  visitor: string | null,
  points = 1,
): Promise<number | null> {
  try {
    await limiter(name, visitor === null).consume(hashedKey(visitor ?? ''), points)
    return null
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.ceil(error.msBeforeNext / 1000)
    log.warn({ err: error }, 'rate limit not counted')
    return null
  }
}
