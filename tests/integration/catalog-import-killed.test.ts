import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { startImport } from '@/features/product-imports/commands/start-import'
import { applyImport } from '@/features/product-imports/commands/steer-import'
import { CONTENT_FIELDS, type ProductContent } from '@/features/catalog/rules/content'
import { getImport } from '@/features/product-imports/queries/imports'
import { workOnImports } from '@/features/product-imports/jobs/work'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { cellsOf } from '@/features/product-imports/rules/check-row'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { writeSheet } from '@/platform/sheets/write'
import { seedRing } from './quotes/submit-request-fixtures'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const ROWS = 8_000
const root = path.resolve(import.meta.dirname, '../..')

afterAll(stopBoss)

async function* designs(ring: ProductContent) {
  yield CONTENT_FIELDS
  for (let i = 0; i < ROWS; i++)
    yield cellsOf({
      ...ring,
      styleNumber: `KILLED-${i}`,
      slug: `killed-${i}`,
      variants: ring.variants.slice(0, 1).map((variant) => ({ ...variant, sku: `KILLED-${i}-A` })),
    })
}

/** Works in a process of its own, and kills it with SIGKILL as soon as a condition holds. */
async function workedOnUntil(condition: () => Promise<boolean>): Promise<void> {
  const worker: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'tests/support/import-worker.ts')],
    {
      cwd: root,
      stdio: 'ignore',
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        TSX_TSCONFIG_PATH: path.join(root, 'scripts/bench/tsconfig.json'),
      },
    },
  )
  const exit = once(worker, 'exit')
  while (worker.exitCode === null && !(await condition()))
    await new Promise((next) => setTimeout(next, 10))
  worker.kill('SIGKILL')
  // It must have been working when it was killed, or the test shows nothing.
  expect(await exit).toEqual([null, 'SIGKILL'])
  // The database still finishes what the process had sent by then.
  const busy = () =>
    db.$queryRaw<
      unknown[]
    >`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`
  while ((await busy()).length > 0) await new Promise((next) => setTimeout(next, 20))
}

const leaseEnds = (id: string) =>
  db.productImport.update({ where: { id }, data: { leaseUntil: new Date(0) } })

it('a worker that is killed while it reads or writes leaves nothing half done, and the next one completes it', async () => {
  await boss()
  await seedRing()
  const { live } = await getDeskProduct(lin, (await db.product.findFirstOrThrow()).id)
  const before = await db.product.count()
  const { id } = await startImport(as(lin), {
    fileName: 'killed.csv',
    body: writeSheet('csv', 'Products', designs(live)),
    labels: {},
  })
  const rows = () => db.productImportRow.count({ where: { importId: id } })
  const products = async () => (await db.product.count()) - before

  await workedOnUntil(async () => (await getImport(lin, id)).rowsRead > 0)
  const reading = await getImport(lin, id)
  expect(reading).toMatchObject({ state: 'READING' })
  expect(reading.rowsRead).toBeLessThan(ROWS)
  expect(await rows()).toBe(reading.rowsRead)
  await leaseEnds(id)
  await workOnImports()
  expect(await getImport(lin, id)).toMatchObject({ state: 'READY', added: ROWS, wrong: 0 })
  expect(await rows()).toBe(ROWS)

  await applyImport(as(lin), id, { how: 'batches', batchSize: 200 })
  await workedOnUntil(async () => (await getImport(lin, id)).applied > 0)
  const writing = await getImport(lin, id)
  expect(writing.applied % 200).toBe(0)
  expect(writing.applied).toBeLessThan(ROWS)
  expect(await products()).toBe(writing.applied)
  await leaseEnds(id)
  await workOnImports()
  expect(await getImport(lin, id)).toMatchObject({ state: 'APPLIED', applied: ROWS })
  expect([
    await products(),
    await db.variant.count({ where: { sku: { startsWith: 'KILLED-' } } }),
  ]).toEqual([ROWS, ROWS])
}, 60_000)
