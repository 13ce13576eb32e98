import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { publishDrafts } from '@/features/catalog/commands/publish-drafts'
import { publishImport, undoImport } from '@/features/product-imports/commands/publish-import'
import { saveProduct } from '@/features/catalog/commands/save-product'
import { applyImport } from '@/features/product-imports/commands/steer-import'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { entriesOf } from '@/features/catalog/rules/content'
import { applyStage } from '@/features/product-imports/jobs/apply-stage'
import { FencedError, takeLease } from '@/features/product-imports/jobs/lease'
import { publishStage } from '@/features/product-imports/jobs/publish-stage'
import { getImport } from '@/features/product-imports/queries/imports'
import { readStage } from '@/features/product-imports/jobs/read-stage'
import { workOnImports } from '@/features/product-imports/jobs/work'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import * as client from '@/platform/db/client'
import { ConflictError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import {
  lin,
  wei,
  designs,
  productSheet,
  upload,
  read,
  apply,
  named,
  openCatalog,
  importInWords,
} from './fixtures'
import { failure } from '@/tests/support/failure'
import { as } from '@/tests/support/as'

const { db } = client

beforeAll(openCatalog)
afterAll(stopBoss)

const leaseEnds = (id: string) =>
  db.productImport.update({ where: { id }, data: { leaseUntil: new Date(0) } })

/**
 * Lets through so many chunks of a sheet, or batches of products; the next one never starts, as
 * when the process is killed.
 */
async function killedAfter(
  count: number,
  of: 'chunks' | 'batches',
  work: () => Promise<void>,
): Promise<void> {
  let remaining = count
  const dying =
    <A extends unknown[], T>(real: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> =>
      remaining-- > 0 ? real(...args) : Promise.reject(new Error('killed'))
  const [chunk, batch] = [client.executeLarge, db.$transaction.bind(db)]
  const spy =
    of === 'chunks'
      ? vi.spyOn(client, 'executeLarge').mockImplementation(dying(chunk))
      : vi.spyOn(db, '$transaction').mockImplementation(dying(batch) as never)
  try {
    expect(await failure(work())).toEqual(new Error('killed'))
  } finally {
    spy.mockRestore()
  }
}

describe('an import', () => {
  it('resumes after the last chunk when killed while reading; killed between batches, it applies no row twice', async () => {
    const id = await upload(await productSheet(designs('CRASH', 1_200)))
    const first = await takeLease('00000000-0000-4000-8000-00000000000a')
    expect(first?.id).toBe(id)
    await killedAfter(1, 'chunks', () => readStage(first!))
    expect(await db.productImportRow.count({ where: { importId: id } })).toBe(500)
    // Nobody else gets the lease while it is valid; then another worker goes on.
    expect(await takeLease('00000000-0000-4000-8000-00000000000b')).toBeNull()
    await leaseEnds(id)
    await workOnImports()
    expect(await getImport(lin, id)).toMatchObject({
      state: 'READY',
      added: 1_200,
      rowsRead: 1_200,
    })
    expect(await db.productImportRow.count({ where: { importId: id } })).toBe(1_200)

    await applyImport(as(lin), id, { how: 'batches', batchSize: 300 })
    const second = await takeLease('00000000-0000-4000-8000-00000000000c')
    await killedAfter(2, 'batches', () => applyStage(second!))
    expect([await named('CRASH'), (await getImport(lin, id)).applied]).toEqual([600, 600])
    await leaseEnds(id)
    await workOnImports()
    expect([await named('CRASH'), await getImport(lin, id)]).toMatchObject([
      1_200,
      { state: 'APPLIED', applied: 1_200 },
    ])
    // The first worker resumes too late: it is fenced off.
    expect(await failure(applyStage(second!))).toBeInstanceOf(FencedError)
    expect(await named('CRASH')).toBe(1_200)
  })

  it('of the kind all or nothing, killed midway, leaves nothing and is applied as a whole the next time', async () => {
    const id = await read(await productSheet(designs('WHOLE', 1_100)))
    await applyImport(as(lin), id, { how: 'whole' })
    const lease = await takeLease('00000000-0000-4000-8000-00000000000d')
    const audit = vi
      .spyOn(await import('@/platform/audit'), 'recordAudit')
      .mockRejectedValueOnce(new Error('killed'))
    expect(await failure(applyStage(lease!))).toEqual(new Error('killed'))
    audit.mockRestore()
    expect(await named('WHOLE')).toBe(0)
    await leaseEnds(id)
    await workOnImports()
    expect([await named('WHOLE'), await getImport(lin, id)]).toMatchObject([
      1_100,
      { state: 'APPLIED', applied: 1_100 },
    ])
  })

  it('applied by two at once, and worked on by three, is applied once', async () => {
    const id = await read(await productSheet(designs('TWICE', 700)))
    const answers = await Promise.all(
      [lin, wei].map((actor) =>
        failure(applyImport(as(actor), id, { how: 'batches', batchSize: 100 })),
      ),
    )
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(answers).toContainEqual(new ConflictError('stale'))
    await Promise.all([workOnImports(), workOnImports(), workOnImports()])
    expect([await named('TWICE'), await getImport(lin, id)]).toMatchObject([
      700,
      { state: 'APPLIED', applied: 700 },
    ])
  })

  it('of more than a thousand products is published and undone by the worker, and resumes when one is killed', async () => {
    const id = await read(await productSheet(designs('LONG', 1_300)))
    await apply(id)
    const inShop = () =>
      db.product.count({ where: { status: 'PUBLISHED', styleNumber: { startsWith: 'LONG-' } } })
    // The person doesn't exist at the desk: nothing is done in their name.
    expect(await publishImport(as(lin), id)).toEqual({ published: 0, waiting: 1_300 })
    await workOnImports()
    expect([await inShop(), await importInWords(id)]).toMatchObject([
      0,
      {
        state: 'APPLIED',
        published: 0,
        problem: expect.stringContaining('may no longer change the catalog'),
      },
    ])
    await db.user.create({
      data: {
        id: 'lin',
        name: 'Lin',
        email: 'lin@fsc.example',
        role: 'STAFF',
        roles: ['merchandiser'],
      },
    })
    await publishImport(as(lin), id)
    expect(await failure(publishImport(as(wei), id))).toEqual(new ConflictError('stale'))
    const first = await takeLease('00000000-0000-4000-8000-0000000000e1')
    await killedAfter(1, 'batches', () => publishStage(first!))
    expect([await inShop(), await getImport(lin, id)]).toMatchObject([
      1_000,
      { state: 'PUBLISHING', published: 1_000 },
    ])
    await leaseEnds(id)
    await workOnImports()
    expect([await inShop(), await getImport(lin, id)]).toMatchObject([
      1_300,
      { state: 'APPLIED', published: 1_300, problem: null },
    ])
    expect(await failure(publishStage(first!))).toBeInstanceOf(FencedError)

    // The last batch is undone; the first one can't be, because one of its products has changed since.
    const product = await db.product.findUniqueOrThrow({ where: { styleNumber: 'LONG-0' } })
    const { live } = await getDeskProduct(lin, product.id)
    await saveProduct(as(lin), {
      id: product.id,
      version: product.version,
      entries: { ...entriesOf(live), summary: 'Said better' },
    })
    const { batchId } = await publishDrafts(as(lin), { id: product.id })
    await undoImport(as(lin), id)
    await workOnImports()
    expect([await inShop(), await importInWords(id)]).toMatchObject([
      1_000,
      { state: 'APPLIED', problem: expect.stringContaining('published otherwise') },
    ])
    await undoPublish(as(lin), batchId)
    await undoImport(as(lin), id)
    expect([await inShop(), await getImport(lin, id)]).toMatchObject([
      0,
      { batchIds: [], problem: null },
    ])
  })
})
