import pg from 'pg'
import { DATA } from '../lib/paths'
import { startCluster } from '../postgres/cluster'
import { asAdmin, dropDatabase } from './clone'

/** The database the scripts work on: the user's own, or this clone's embedded one. */
export interface OpenDatabase {
  /** as the site: its rights are enough */
  url: string
  /** as the owner of the tables, who migrates; the same as `url` unless DATABASE_OWNER_URL names one */
  ownerUrl: string
  shadowUrl?: string
  /** one line for people */
  description: string
  close: () => Promise<void>
}

/**
 * Uses DATABASE_URL when it is set, and starts nothing then; otherwise starts or joins `.data/pg`,
 * or that of another home.
 */
export async function openDatabase(home = DATA): Promise<OpenDatabase> {
  const url = process.env.DATABASE_URL
  if (url) {
    const { host, port, database } = new pg.Client({ connectionString: url })
    const shadow = process.env.SHADOW_DATABASE_URL
    return {
      url,
      ownerUrl: process.env.DATABASE_OWNER_URL || url,
      ...(shadow ? { shadowUrl: shadow } : {}),
      description: `${database ?? ''} at ${host}:${port} (DATABASE_URL)`,
      close: async () => undefined,
    }
  }
  const cluster = await startCluster({ home })
  cluster.keepUp()
  return {
    url: cluster.appUrl(),
    ownerUrl: cluster.ownerUrl(),
    shadowUrl: cluster.shadowUrl(),
    description: `PostgreSQL on port ${cluster.port}${cluster.adopted ? ', which was already running' : ''}, data in ${cluster.dataDir}`,
    close: cluster.release,
  }
}

/**
 * The empty database in which Prisma replays the migrations (`migrate dev`, `migrate diff`): the
 * one in the settings, or one made for this command beside the user's own and dropped afterwards.
 */
export async function withShadow<T>(
  database: OpenDatabase,
  work: (shadowUrl: string) => Promise<T>,
): Promise<T> {
  if (database.shadowUrl) return work(database.shadowUrl)
  const shadow = new URL(database.ownerUrl)
  const name = `${shadow.pathname.slice(1) || 'app'}_shadow_${process.pid}`
  shadow.pathname = `/${name}`
  try {
    await asAdmin(database.ownerUrl, (server) =>
      server.query(`CREATE DATABASE ${server.escapeIdentifier(name)}`),
    )
  } catch (error) {
    throw new Error(
      'Prisma replays the migrations in an empty database of its own. The role of DATABASE_URL may not make one: name one in SHADOW_DATABASE_URL.',
      { cause: error },
    )
  }
  try {
    return await work(shadow.href)
  } finally {
    await dropDatabase(database.ownerUrl, name)
  }
}

/** True when the catalog has no product yet: then demo data may be added. */
export async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ empty: boolean }>(
      'SELECT NOT EXISTS (SELECT FROM product) AS empty',
    )
    return rows[0]?.empty ?? true
  } finally {
    await client.end()
  }
}
