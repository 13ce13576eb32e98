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
  /** secret links mailed again; what a mailbox gets has a cap of its own */
  askLink: { points: 10, seconds: 3_600 },
  /** pricing of lists and landed prices: a person who types quickly stays far below */
  price: { points: 600, seconds: 60 },
  /** suggestions while one types: a key a second and more */
  suggest: { points: 300, seconds: 60 },
  /** drawings and files of designs: each is worked out anew */
  design: { points: 240, seconds: 60 },
  /** changes of saved lists; those of a browser go along at a sign-in, fifty at most */
  changeLists: { points: 300, seconds: 600 },
  /** designs that get a short code */
  keepDesign: { points: 60, seconds: 600 },
  /** the public interface: a point a line, and 200 a call. 150 calls of one line, or 5 of 5,000 */
  landedCost: { points: 30_000, seconds: 60 },
  /** calls of the account's endpoints, whichever; the limits below are of single ones */
  account: { points: 60, seconds: 60 },
  /** sign-ins from one source, whatever the account; see attempts.ts for those of one account */
  signIn: { points: 60, seconds: 600 },
  signUp: { points: 20, seconds: 3600 },
  /** letters ordered from one source */
  accountLetter: { points: 20, seconds: 3600 },
  /** letters ordered for one address; how many are written is capped in platform/mail/cap.ts */
  accountLetterTo: { points: 10, seconds: 3600 },
  /** new passwords sent with a link, from one source and with one link */
  useReset: { points: 30, seconds: 600 },
  /** refusals that are recorded of one source */
  refusal: { points: 30, seconds: 3600 },
  useResetLink: { points: 10, seconds: 3600 },
} as const

export type Limit = keyof typeof LIMITS

let pool: Pool | undefined
const limiters = new Map<string, RateLimiterPostgres>()

/** Where no proxy tells visitors apart they share a window, so it must hold many of them. */
const VISITORS_AT_ONCE = 20

function connect(): Pool {
  const made = new Pool({
    connectionString: databaseEnv().DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: 5000,
  })
  // An idle connection that the server ends is replaced; unheard, it would end this process.
  made.on('error', (err) => log.warn({ err }, 'database connection lost'))
  return made
}

function limiter(name: Limit, shared: boolean): RateLimiterPostgres {
  const { points, seconds } = LIMITS[name]
  return shared
    ? limiterOf(`${name}-shared`, points * VISITORS_AT_ONCE, seconds)
    : limiterOf(name, points, seconds)
}

/** A limit in the table that all instances share; made once a process. */
export function limiterOf(keyPrefix: string, points: number, seconds: number): RateLimiterPostgres {
  let made = limiters.get(keyPrefix)
  if (!made) {
    pool ??= connect()
    made = new RateLimiterPostgres({
      storeClient: pool,
      keyPrefix,
      points,
      duration: seconds,
      tableName: 'rate_limit_window',
      tableCreated: true,
    })
    limiters.set(keyPrefix, made)
  }
  return made
}

/** What a key is kept as: no address and no mailbox stands in the table. */
export const hashedKey = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 32)

/**
 * Takes points of a visitor's limit, one where nothing else is said.
 * @param visitor the visitor's address; null where none is known
 * @returns seconds to wait when it is used up, otherwise null. With the
 * database down it lets pass: the work itself will fail there anyway.
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
