// How the schema engine reaches PostgreSQL: Prisma's own driver adapter, with corrections of what
// its version 7.10.0 gets wrong for migrations.
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** PostgreSQL's internal one-byte type "char", which the system catalogs use and the adapter does not know. */
const CHAR_OID = 18
const TEXT_OID = 25

/** A migration may take long, and may wait for another instance that is migrating. */
const SESSION =
  "SET statement_timeout = 0; SET lock_timeout = '60s'; SET idle_in_transaction_session_timeout = 0"

/** Spelled out, because a connection string would override the name of a scratch database. */
function poolConfig(url) {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
  // One connection that is never closed for idleness: the engine holds locks and settings on it.
  return { host, port, user, password, database, ssl, max: 1, idleTimeoutMillis: 0 }
}

async function corrected(adapter) {
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  let charColumns = []
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    charColumns = []
    result.fields?.forEach((field, index) => {
      if (field.dataTypeID !== CHAR_OID) return
      field.dataTypeID = TEXT_OID
      charColumns.push(index)
    })
    return result
  }
  // The engine runs one query at a time, so the columns recorded last are this query's.
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  // The adapter cuts a script at every semicolon, also inside a function's body or a string.
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  await adapter.executeScript(SESSION)
  return adapter
}

class Connector extends PrismaPg {
  #shadow

  constructor(config, shadow) {
    super(config)
    this.#shadow = shadow
  }

  async connect() {
    return corrected(await super.connect())
  }

  /** A scratch database: created, used, and dropped once its own connections are closed. */
  async connectToShadowDb() {
    const maintenance = new pg.Pool(this.#shadow)
    const database = `prisma_migrate_shadow_db_${randomUUID()}`
    await maintenance.query(`CREATE DATABASE "${database}" TEMPLATE template0`)
    const adapter = await corrected(await new PrismaPg({ ...this.#shadow, database }).connect())
    const close = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      await close()
      await maintenance.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
      await maintenance.end()
    }
    return adapter
  }
}

/**
 * @param {string} url the database to work on
 * @param {string | undefined} shadowUrl a role that may create databases; by default the same one
 */
export const connector = (url, shadowUrl) =>
  bindMigrationAwareSqlAdapterFactory(new Connector(poolConfig(url), poolConfig(shadowUrl ?? url)))

/** Connects once; with `create`, creates a missing database first. */
export async function reach(url, { create = false } = {}) {
  const config = poolConfig(url)
  const client = new pg.Client(config)
  try {
    await client.connect()
    await client.end()
    return { databaseName: config.database }
  } catch (error) {
    if (error.code !== '3D000')
      throw Object.assign(error, { prismaCode: error.code?.startsWith('28') ? 'P1000' : 'P1001' })
    if (!create) throw Object.assign(error, { prismaCode: 'P1003' })
  }
  const maintenance = new pg.Client({ ...config, database: 'postgres' })
  await maintenance.connect()
  await maintenance.query(`CREATE DATABASE ${maintenance.escapeIdentifier(config.database)}`)
  await maintenance.end()
  return { databaseName: config.database }
}
