import pg from 'pg'
import { inject } from 'vitest'

/** Runs statements on this file's database as the server's superuser, who bypasses all rights. */
export async function asSuperuser(...statements: [sql: string, values?: unknown[]][]) {
  const admin = new URL(inject('adminUrl'))
  admin.pathname = new URL(process.env.DATABASE_URL ?? '').pathname
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  try {
    for (const [sql, values] of statements) await client.query(sql, values)
  } finally {
    await client.end()
  }
}
