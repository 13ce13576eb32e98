import pg from 'pg'
import { DATA } from '../lib/paths'
import { startCluster } from '../postgres/cluster'

/** The database the scripts work on: the user's own, or this clone's embedded one. */
export interface OpenDatabase {
  url: string
  shadowUrl?: string
  /** one line for people */
  description: string
  close: () => Promise<void>
}

/** Uses DATABASE_URL when it is set and starts nothing then; else starts or joins `.data/pg`. */
export async function openDatabase(): Promise<OpenDatabase> {
  const url = process.env.DATABASE_URL
  if (url) {
    const { host, port, database } = new pg.Client({ connectionString: url })
    return { url, shadowUrl: process.env.SHADOW_DATABASE_URL, description: `${database ?? ''} at ${host}:${port} (DATABASE_URL)`, close: async () => undefined }
  }
  const cluster = await startCluster({ home: DATA })
  return {
    url: cluster.appUrl(),
    shadowUrl: cluster.shadowUrl(),
    description: `PostgreSQL on port ${cluster.port}${cluster.adopted ? ', which was already running' : ''}, data in ${cluster.dataDir}`,
    close: cluster.release,
  }
}

/** True when the catalog holds no product yet: then the demo data may go in. */
export async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT FROM product) AS empty')
    return rows[0]?.empty ?? true
  } finally {
    await client.end()
  }
}
