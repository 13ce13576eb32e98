import 'server-only'
import { createHash } from 'node:crypto'
import { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { databaseEnv } from '@/platform/env'
import { log } from '@/platform/log'

/** Every limit of the site. Points are what one visitor may do in the window; held in the database, for all instances. */
const LIMITS = {
  upload: { points: 60, seconds: 600 },
  submit: { points: 30, seconds: 600 },
} as const

export type Limit = keyof typeof LIMITS

let pool: Pool | undefined
const limiters = new Map<Limit, Promise<RateLimiterPostgres>>()

function limiter(name: Limit): Promise<RateLimiterPostgres> {
  const made =
    limiters.get(name) ??
    new Promise<RateLimiterPostgres>((resolve, reject) => {
      pool ??= new Pool({ connectionString: databaseEnv().DATABASE_URL, max: 2 })
      const { points, seconds } = LIMITS[name]
      const each: RateLimiterPostgres = new RateLimiterPostgres(
        { storeClient: pool, keyPrefix: name, points, duration: seconds, schemaName: 'limits', tableName: 'rate_limit_window' },
        (error?: Error) => (error ? reject(error) : resolve(each)),
      )
    })
  limiters.set(name, made)
  return made
}

/**
 * Takes one point of a visitor's limit.
 * @returns seconds to wait when it is used up, otherwise null. With the
 * database down it lets pass: the work itself will fail there anyway.
 */
export async function consume(name: Limit, visitor: string): Promise<number | null> {
  try {
    await (await limiter(name)).consume(createHash('sha256').update(visitor).digest('hex').slice(0, 32))
    return null
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.ceil(error.msBeforeNext / 1000)
    limiters.delete(name)
    log.warn({ err: error }, 'rate limit not counted')
    return null
  }
}
