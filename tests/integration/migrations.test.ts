import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { isMigrated } from '../../scripts/database/is-migrated'
import { runPrisma } from '../../scripts/prisma/cli'

const urls = () => ({ database: process.env.DATABASE_URL, shadow: inject('shadowUrl') })

test('the migrations yield exactly the schema', async () => {
  // Exits with code 2, and so throws with the difference, when there is one.
  const report = await runPrisma(
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
  expect(report).toContain('No difference detected')
}, 60_000)

test('a migrated database has no difference from the schema and nothing left to migrate', async () => {
  const output = await runPrisma(
    ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--exit-code'],
    urls(),
  )
  expect(output).toContain('No difference detected')
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

test('a start knows a migrated database without Prisma’s command, and no other', async () => {
  const url = process.env.DATABASE_URL ?? ''
  expect(await isMigrated(url)).toBe(true)
  const folder = mkdtempSync(path.join(tmpdir(), 'fsc-migrations-'))
  const newest = path.join(folder, '29991231000000_new')
  try {
    cpSync('prisma/migrations', folder, { recursive: true })
    mkdirSync(newest)
    writeFileSync(path.join(newest, 'migration.sql'), 'SELECT 1')
    expect(await isMigrated(url, folder)).toBe(false)
    rmSync(newest, { recursive: true })
    expect(await isMigrated(url, folder)).toBe(true)
    const [first = ''] = readdirSync(folder).toSorted()
    writeFileSync(path.join(folder, first, 'migration.sql'), 'SELECT 1')
    expect(await isMigrated(url, folder)).toBe(false)
  } finally {
    rmSync(folder, { recursive: true })
  }
  expect(await isMigrated(inject('adminUrl'))).toBe(false)
  expect(await isMigrated('postgresql://fsc:x@127.0.0.1:1/fsc')).toBe(false)
})
