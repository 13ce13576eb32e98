import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { Pool } from 'pg'
import { databaseEnv } from '@/platform/env'
import { log } from '@/platform/log'
import { PrismaClient, type Prisma } from './generated/client'
import { oneAtATime } from './one-at-a-time'

/**
 * A statement that begins with a comment such as `keep insert_request` stays prepared under that
 * name on each connection, so that PostgreSQL plans it once. The text behind a name must not vary.
 */
const keptName = ({ sql }: { sql: string }): string => /^\/\* keep (\w+) \*\//.exec(sql)?.[1] ?? ''

/** Prisma's adapter for PostgreSQL, which learns where to connect at the first query and not at import. */
const adapter: SqlDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  async connect() {
    const {
      DATABASE_URL,
      DATABASE_POOL_SIZE,
      DATABASE_STATEMENT_TIMEOUT_MS: timeout,
    } = databaseEnv()
    const limits =
      timeout > 0
        ? {
            statement_timeout: timeout,
            lock_timeout: 5000,
            idle_in_transaction_session_timeout: 30_000,
          }
        : {}
    const factory = new PrismaPg(
      {
        connectionString: DATABASE_URL,
        max: DATABASE_POOL_SIZE,
        application_name: 'fsc-trade',
        connectionTimeoutMillis: 5000,
        ...limits,
      },
      {
        statementNameGenerator: keptName,
        onPoolError: (err) => log.warn({ err }, 'database connection lost'),
      },
    )
    const connected = await factory.connect()
    shared.fscPool = connected.underlyingDriver()
    return oneAtATime(connected)
  },
}

const shared = globalThis as { fscDatabase?: PrismaClient; fscPool?: Pool }

/** The one database client of this process. Hot reload evaluates modules anew, hence the global. */
export const db: PrismaClient = (shared.fscDatabase ??= new PrismaClient({ adapter }))

/**
 * Runs one statement with megabytes among its values, bypassing Prisma, which serializes them as
 * JSON three more times: a sixth of the time of reading a sheet. It is a transaction of its own, on
 * a connection of the same pool.
 * @returns how many rows it wrote
 */
export async function executeLarge(sql: Prisma.Sql): Promise<number> {
  await db.$connect()
  const { rowCount } = (await shared.fscPool?.query(sql.text, sql.values)) ?? {}
  return rowCount ?? 0
}
