import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { runPrisma } from '../../scripts/prisma/cli'

const urls = () => ({ database: process.env.DATABASE_URL, shadow: inject('shadowUrl') })

test('the migrations yield exactly the schema', async () => {
  // Ends with code 2, and so throws with the difference, when there is one.
  const said = await runPrisma(
    [
      'migrate',
      'diff',
      '--from-migrations',
      'prisma/migrations',
      '--to-schema',
      'prisma/schema',
      '--exit-code',
    ],
    urls(),
  )
  expect(said).toContain('No difference detected')
}, 60_000)

test('a migrated database has no difference from the schema and nothing left to migrate', async () => {
  const said = await runPrisma(
    ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--exit-code'],
    urls(),
  )
  expect(said).toContain('No difference detected')
  expect(await runPrisma(['migrate', 'status'], urls())).toContain('Database schema is up to date')
}, 60_000)

test('no scratch database is left behind', async () => {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  const { rows } = await client.query(
    "SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'",
  )
  await client.end()
  expect(rows).toEqual([])
})
