import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { publishDrafts } from '@/features/catalog/commands/publish-drafts'
import { purgeImports } from '@/features/product-imports/commands/purge-imports'
import { publishImport, undoImport } from '@/features/product-imports/commands/publish-import'
import { saveProduct } from '@/features/catalog/commands/save-product'
import { startChange } from '@/features/product-imports/commands/start-change'
import { startImport } from '@/features/product-imports/commands/start-import'
import {
  applyImport,
  cancelImport,
  mapImport,
  recheckImport,
} from '@/features/product-imports/commands/steer-import'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { CONTENT_FIELDS, entriesOf, type ProductContent } from '@/features/catalog/rules/content'
import { exportProducts } from '@/features/product-imports/queries/product-sheet'
import { applyStage } from '@/features/product-imports/jobs/apply-stage'
import { wrongRowsFile } from '@/features/product-imports/jobs/error-file'
import { FencedError, takeLease } from '@/features/product-imports/jobs/lease'
import { publishStage } from '@/features/product-imports/jobs/publish-stage'
import { getImport, listImportRows } from '@/features/product-imports/queries/imports'
import { readStage } from '@/features/product-imports/jobs/read-stage'
import { workOnImports } from '@/features/product-imports/jobs/work'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { cellsOf } from '@/features/product-imports/rules/check-row'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'
import { boss, stopBoss } from '@/platform/jobs/boss'
import type { SheetFormat } from '@/platform/sheets/sheet'
import { writeSheet } from '@/platform/sheets/write'
import { seedRing } from './quotes/submit-request-fixtures'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  role: 'staff',
}
const wei: Actor = { ...lin, userId: 'wei', name: 'Wei' }
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )
let ring: ProductContent

beforeAll(async () => {
  await boss()
  await seedRing()
  const { id } = await db.product.findFirstOrThrow()
  ring = (await getDeskProduct(lin, id)).live
})
afterAll(stopBoss)

const design = (name: string, i: number): ProductContent => ({
  ...ring,
  styleNumber: `${name}-${i}`,
  slug: `${name.toLowerCase()}-${i}`,
  name: `${name} ${i}`,
  variants: ring.variants.slice(0, 1).map((variant) => ({ ...variant, sku: `${name}-${i}-A` })),
})
const designs = (
  name: string,
  count: number,
  change: (content: ProductContent, i: number) => ProductContent = (content) => content,
) => Array.from({ length: count }, (_, i) => change(design(name, i), i))
async function sheet(
  rows: readonly (readonly string[])[],
  format: SheetFormat = 'csv',
): Promise<Uint8Array> {
  const all = (async function* () {
    yield* rows
  })()
  return new Uint8Array(await new Response(writeSheet(format, 'Products', all)).arrayBuffer())
}
const productSheet = (contents: readonly ProductContent[], format?: SheetFormat) =>
  sheet([CONTENT_FIELDS, ...contents.map(cellsOf)], format)
async function upload(content: Uint8Array | string, actor = lin): Promise<string> {
  const body = (async function* () {
    yield typeof content === 'string' ? new TextEncoder().encode(content) : content
  })()
  return (await startImport(actor, { fileName: 'sheet.csv', body, labels: {} })).id
}
async function read(content: Uint8Array | string): Promise<string> {
  const id = await upload(content)
  await workOnImports()
  return id
}
async function apply(id: string, entered: unknown = { how: 'batches' }): Promise<void> {
  await applyImport(lin, id, entered)
  await workOnImports()
}
const problems = async (id: string) =>
  (await listImportRows(lin, id, { tab: 'wrong', page: 1 })).map(({ line, problems: all }) => [
    line,
    all.map(({ field, message }) => `${field}: ${message}`).join('; '),
  ])
const named = (name: string) =>
  db.product.count({ where: { styleNumber: { startsWith: `${name}-` } } })

describe.each(['csv', 'xlsx'] as const)('a sheet as %s', (format) => {
  it('exported says nothing new, what is only entered included', async () => {
    const product = await db.product.findFirstOrThrow()
    const { version, live, draft } = await getDeskProduct(lin, product.id)
    await saveProduct(lin, {
      id: product.id,
      version,
      entries: {
        ...entriesOf(draft ?? live),
        summary: `=Entered as ${format}`,
        description: 'Two\r\nlines',
      },
    })
    const id = await read(
      new Uint8Array(await new Response(exportProducts(lin, format, {})).arrayBuffer()),
    )
    expect(await getImport(lin, id)).toMatchObject({
      state: 'READY',
      format,
      added: 0,
      changed: 0,
      wrong: 0,
      same: await db.product.count(),
    })
    expect(await failure(applyImport(lin, id, { how: 'batches' }))).toEqual(
      new ConflictError('nothing'),
    )
  })

  it('with seven bad rows of five hundred: the good ones are taken, the file of the others is mended, read again, published and undone', async () => {
    const name = `M${format.toUpperCase()}`
    const id = await read(
      await productSheet(
        designs(name, 500, (content, i) =>
          i % 70 === 3 && i < 490 ? { ...content, moq: 105 } : content,
        ),
        format,
      ),
    )
    expect(await getImport(lin, id)).toMatchObject({ state: 'READY', added: 493, wrong: 7 })
    expect((await problems(id))[0]).toEqual([
      5,
      expect.stringContaining('moq: is no multiple of 10'),
    ])
    expect(await failure(applyImport(lin, id, { how: 'whole' }))).toBeInstanceOf(InvalidInputError)
    await apply(id)
    expect([await named(name), (await getImport(lin, id)).applied]).toEqual([493, 493])

    const { body, fileName } = await wrongRowsFile(lin, id)
    expect(fileName).toBe(`sheet-wrong-rows.${format}`)
    const back = new Uint8Array(await new Response(body).arrayBuffer())
    const unmended = await read(back)
    expect(await getImport(lin, unmended)).toMatchObject({ state: 'READY', added: 0, wrong: 7 })
    if (format === 'csv') {
      const mended = await read(new TextDecoder().decode(back).replaceAll(/,105,/g, ',100,'))
      expect(await getImport(lin, mended)).toMatchObject({ state: 'READY', added: 7, wrong: 0 })
      await apply(mended, { how: 'whole' })
      expect(await named(name)).toBe(500)
    }
    expect(await publishImport(lin, id)).toEqual({ published: 493, waiting: 0 })
    expect(
      await db.product.count({
        where: { status: 'PUBLISHED', styleNumber: { startsWith: `${name}-` } },
      }),
    ).toBe(493)
    // What came after it is undone first; then the file's publishing can be.
    const { id: first } = await db.product.findUniqueOrThrow({
      where: { styleNumber: `${name}-0` },
    })
    const { version, live } = await getDeskProduct(lin, first)
    await saveProduct(lin, {
      id: first,
      version,
      entries: { ...entriesOf(live), summary: 'Said better' },
    })
    const { batchId } = await publishDrafts(lin, { id: first })
    expect(await failure(undoImport(lin, id))).toEqual(new ConflictError('superseded'))
    await undoPublish(lin, batchId)
    await undoImport(lin, id)
    expect(
      await db.product.count({
        where: { status: 'PUBLISHED', styleNumber: { startsWith: `${name}-` } },
      }),
    ).toBe(0)
    expect(await failure(undoImport(lin, id))).toEqual(new ConflictError('nothing'))
  })
})

describe('an import', () => {
  it('that nobody has touched for a month gives up its file and rows, unless they say what waits to be published', async () => {
    const [waiting, entered, young] = [
      await read(await productSheet(designs('OLD', 2))),
      await read(await productSheet(designs('OLDER', 2))),
      await read(await productSheet(designs('YOUNG', 2))),
    ]
    await apply(entered)
    const old = new Date(Date.now() - 31 * 86_400_000)
    await db.productImport.updateMany({
      where: { id: { in: [waiting, entered] } },
      data: { updatedAt: old },
    })
    expect(await purgeImports()).toBe(1)
    expect(await getImport(lin, waiting)).toMatchObject({
      state: 'CANCELLED',
      added: 2,
      purgedAt: expect.any(Date),
    })
    expect(await failure(wrongRowsFile(lin, waiting))).toBeInstanceOf(NotFoundError)
    expect(await failure(mapImport(lin, waiting, CONTENT_FIELDS))).toEqual(
      new ConflictError('stale'),
    )
    const { storageKey } = await db.productImport.findUniqueOrThrow({ where: { id: waiting } })
    expect(await fileStore().exists(storageKey ?? '')).toBe(false)
    expect(
      await db.productImportRow.groupBy({
        by: ['importId'],
        where: { importId: { in: [waiting, entered, young] } },
        _count: true,
        orderBy: { importId: 'asc' },
      }),
    ).toHaveLength(2)
    await publishImport(lin, entered)
    await db.productImport.updateMany({ where: { id: entered }, data: { updatedAt: old } })
    expect([await purgeImports(), await purgeImports()]).toEqual([1, 0])
    expect([await named('OLDER'), await getImport(lin, entered)]).toMatchObject([
      2,
      { state: 'APPLIED', applied: 2, published: 2 },
    ])
    await undoImport(lin, entered)
  })

  it('killed while it reads goes on from the last chunk; killed between batches it takes no row twice', async () => {
    const id = await upload(await productSheet(designs('CRASH', 1_200)))
    const first = await takeLease('00000000-0000-4000-8000-00000000000a')
    expect(first?.id).toBe(id)
    await killedAfter(1, () => readStage(first!))
    expect(await db.productImportRow.count({ where: { importId: id } })).toBe(500)
    // Nobody else gets it while the lease holds; then another worker goes on.
    expect(await takeLease('00000000-0000-4000-8000-00000000000b')).toBeNull()
    await leaseEnds(id)
    await workOnImports()
    expect(await getImport(lin, id)).toMatchObject({
      state: 'READY',
      added: 1_200,
      rowsRead: 1_200,
    })
    expect(await db.productImportRow.count({ where: { importId: id } })).toBe(1_200)

    await applyImport(lin, id, { how: 'batches', batchSize: 300 })
    const second = await takeLease('00000000-0000-4000-8000-00000000000c')
    await killedAfter(2, () => applyStage(second!))
    expect([await named('CRASH'), (await getImport(lin, id)).applied]).toEqual([600, 600])
    await leaseEnds(id)
    await workOnImports()
    expect([await named('CRASH'), await getImport(lin, id)]).toMatchObject([
      1_200,
      { state: 'APPLIED', applied: 1_200 },
    ])
    // The first worker wakes up again, too late: it is fenced off.
    expect(await failure(applyStage(second!))).toBeInstanceOf(FencedError)
    expect(await named('CRASH')).toBe(1_200)
  })

  it('all or nothing, killed within, leaves nothing and is taken whole the next time', async () => {
    const id = await read(await productSheet(designs('WHOLE', 1_100)))
    await applyImport(lin, id, { how: 'whole' })
    const taken = await takeLease('00000000-0000-4000-8000-00000000000d')
    const audit = vi
      .spyOn(await import('@/platform/audit'), 'recordAudit')
      .mockRejectedValueOnce(new Error('killed'))
    expect(await failure(applyStage(taken!))).toEqual(new Error('killed'))
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
        failure(applyImport(actor, id, { how: 'batches', batchSize: 100 })),
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

  it('of more than a thousand products is published and taken back by the worker, and one that is killed goes on', async () => {
    const id = await read(await productSheet(designs('LONG', 1_300)))
    await apply(id)
    const inShop = () =>
      db.product.count({ where: { status: 'PUBLISHED', styleNumber: { startsWith: 'LONG-' } } })
    // Nobody of that name is at the desk: nothing is done in it.
    expect(await publishImport(lin, id)).toEqual({ published: 0, waiting: 1_300 })
    await workOnImports()
    expect([await inShop(), await getImport(lin, id)]).toMatchObject([
      0,
      { state: 'APPLIED', published: 0, problem: expect.stringContaining('no longer staff') },
    ])
    await db.user.create({
      data: { id: 'lin', name: 'Lin', email: 'lin@fsc.example', role: 'STAFF' },
    })
    await publishImport(lin, id)
    expect(await failure(publishImport(wei, id))).toEqual(new ConflictError('stale'))
    const first = await takeLease('00000000-0000-4000-8000-0000000000e1')
    await killedAfter(1, () => publishStage(first!))
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

    // The last batch comes back; the first one can't, because one of its products has moved on.
    const product = await db.product.findUniqueOrThrow({ where: { styleNumber: 'LONG-0' } })
    const { live } = await getDeskProduct(lin, product.id)
    await saveProduct(lin, {
      id: product.id,
      version: product.version,
      entries: { ...entriesOf(live), summary: 'Said better' },
    })
    const { batchId } = await publishDrafts(lin, { id: product.id })
    await undoImport(lin, id)
    await workOnImports()
    expect([await inShop(), await getImport(lin, id)]).toMatchObject([
      1_000,
      { state: 'APPLIED', problem: expect.stringContaining('published otherwise') },
    ])
    await undoPublish(lin, batchId)
    await undoImport(lin, id)
    expect([await inShop(), await getImport(lin, id)]).toMatchObject([
      0,
      { batchIds: [], problem: null },
    ])
  })

  it('worked out for what a view finds raises prices as a file would, and is undone', async () => {
    const id = await read(await productSheet(designs('VIEW', 5)))
    await apply(id)
    await publishImport(lin, id)
    const held = await db.product.findUniqueOrThrow({ where: { styleNumber: 'VIEW-3' } })
    const { live } = await getDeskProduct(lin, held.id)
    await saveProduct(lin, {
      id: held.id,
      version: held.version,
      entries: { ...entriesOf(live), summary: 'Entered, not published' },
    })
    const entered = { kind: 'percent', value: '4', view: 'q=VIEW' }
    expect(await failure(startChange(lin, { ...entered, view: 'q=NOWHERE' }, 'none'))).toEqual(
      new ConflictError('nothing'),
    )
    expect(await failure(startChange(lin, { ...entered, value: 'much' }, 'none'))).toBeInstanceOf(
      InvalidInputError,
    )
    const change = (await startChange(lin, entered, 'Every price by 4%')).id
    await workOnImports()
    expect(await getImport(lin, change)).toMatchObject({
      state: 'READY',
      fileName: 'Every price by 4%',
      changed: 4,
      wrong: 1,
      added: 0,
    })
    expect(await problems(change)).toEqual([
      [expect.any(Number), ': has entries that are not published'],
    ])
    const [row] = await listImportRows(lin, change, { tab: 'changed', page: 1 })
    expect(row?.differences.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['priceBreaks']),
    )
    expect(await failure(mapImport(lin, change, CONTENT_FIELDS))).toEqual(
      new ConflictError('stale'),
    )
    expect(await failure(wrongRowsFile(lin, change))).toBeInstanceOf(NotFoundError)
    await apply(change)
    await publishImport(lin, change)
    const first = async (style: string) =>
      (
        await db.priceBreak.findFirstOrThrow({
          where: { product: { styleNumber: style } },
          orderBy: { fromQuantity: 'asc' },
        })
      ).unitPriceMinor
    const before = live.priceBreaks[0]?.unitPriceMinor ?? 0
    expect([await first('VIEW-0'), await first('VIEW-3')]).toEqual([
      Math.round(before * 1.04),
      before,
    ])
    await undoImport(lin, change)
    expect(await first('VIEW-0')).toBe(before)
    await undoPublish(lin, (await getImport(lin, id)).batchIds.at(-1) ?? '')
  })

  it('names a product that was changed since it was checked, and doesn’t overwrite it', async () => {
    const contents = designs('STALE', 3)
    await apply(await read(await productSheet(contents)))
    const product = await db.product.findFirstOrThrow({ where: { styleNumber: 'STALE-1' } })
    const dearer = await productSheet(
      contents.map((content) => ({ ...content, summary: 'From the sheet' })),
    )
    const change = async (summary: string) => {
      const { version, live, draft } = await getDeskProduct(wei, product.id)
      await saveProduct(wei, {
        id: product.id,
        version,
        entries: { ...entriesOf(draft ?? live), summary },
      })
    }

    const whole = await read(dearer)
    await change('Wei’s words')
    await apply(whole, { how: 'whole' })
    expect(await getImport(lin, whole)).toMatchObject({
      state: 'READY',
      problem: 'Nothing was taken: STALE-1 was changed by Wei since the file was checked.',
      changed: 2,
      wrong: 1,
      applied: 0,
    })
    expect(
      await db.product.count({
        where: { styleNumber: { startsWith: 'STALE-' }, NOT: { version: 1 } },
      }),
    ).toBe(1)

    const batches = await read(dearer)
    await change('Wei’s later words')
    await apply(batches)
    expect(await getImport(lin, batches)).toMatchObject({ state: 'APPLIED', applied: 2, wrong: 1 })
    expect((await getDeskProduct(lin, product.id)).draft?.summary).toBe('Wei’s later words')

    // Read again, it says what is entered now and what would come of it.
    await recheckImport(lin, whole)
    await workOnImports()
    expect(await getImport(lin, whole)).toMatchObject({
      state: 'READY',
      changed: 1,
      same: 2,
      wrong: 0,
    })
    const [row] = await listImportRows(lin, whole, { tab: 'changed', page: 1 })
    expect(row?.differences).toEqual([
      { field: 'summary', before: 'Wei’s later words', after: 'From the sheet' },
    ])
  })

  it('refuses what another product or an earlier row has, by line', async () => {
    const thief = { ...ring, styleNumber: 'THIEF-1', slug: 'thief' }
    const twin = design('TWIN', 1)
    const id = await read(
      await productSheet([
        thief,
        twin,
        { ...design('TWIN', 2), slug: twin.slug },
        twin,
        {
          ...design('TWIN', 3),
          priceBreaks: [
            { fromQuantity: 500, unitPriceMinor: 100 },
            { fromQuantity: 300, unitPriceMinor: 90 },
          ],
        },
      ]),
    )
    const said = await problems(id)
    expect(said.map(([row]) => row)).toEqual([2, 4, 5, 6])
    expect(said[0]?.[1]).toContain(`SKU ${ring.variants[0]?.sku} is that of ${ring.styleNumber}`)
    expect(said[1]?.[1]).toBe('slug: address twin-1 stands in row 3 already')
    expect(said[2]?.[1]).toContain('SKU TWIN-1-A stands in row 3 already')
    expect(said[3]?.[1]).toContain('priceBreaks: line 2: 300 doesn’t follow 500')
    await cancelImport(lin, id)
    expect(await failure(applyImport(lin, id, { how: 'batches' }))).toEqual(
      new ConflictError('stale'),
    )
  })

  it('asks about headings that nobody knows, and remembers the answer', async () => {
    const file = `款号;起订量;colour code\r\n${ring.styleNumber};500;x\r\n`
    const id = await upload(file)
    expect(await getImport(lin, id)).toMatchObject({
      state: 'MAPPING',
      mapping: ['styleNumber', 'moq', ''],
    })
    expect(await failure(mapImport(lin, id, ['', 'moq', '']))).toBeInstanceOf(InvalidInputError)
    expect(await failure(mapImport(lin, id, ['styleNumber', 'moq', 'moq']))).toMatchObject({
      fieldErrors: { 'column-2': [expect.any(String)] },
    })
    await mapImport(lin, id, ['styleNumber', 'moq', ''])
    await workOnImports()
    expect((await getImport(lin, id)).state).toBe('READY')
    expect(await getImport(lin, await upload(file))).toMatchObject({
      state: 'READING',
      mapping: ['styleNumber', 'moq', ''],
    })
    await workOnImports()
  })

  it('that can’t be read is refused with a sentence, at once or when it is met', async () => {
    expect(await failure(upload(''))).toMatchObject({
      fieldErrors: { file: ['The file is empty.'] },
    })
    expect(
      await failure(upload(await sheet([Array.from({ length: 1_000 }, (_, i) => `c${i}`)]))),
    ).toMatchObject({ fieldErrors: { file: [expect.stringMatching(/more than 200 columns/)] } })
    expect(await getImport(lin, await read('styleNumber,moq\nA-1,"100'))).toMatchObject({
      state: 'REFUSED',
      problem: expect.stringMatching(/quoted cell/),
    })
    expect(await getImport(lin, await read('styleNumber,moq\n'))).toMatchObject({
      state: 'REFUSED',
      problem: expect.stringMatching(/no row below/),
    })
    const id = await read('styleNumber,moq\nNEW-1,100\nNEW-2\n')
    expect(await problems(id)).toEqual([
      [2, expect.stringMatching(/NEW-1 is not in the catalog, and a new one lacks name, slug/)],
      [3, ': has 1 cells, the first row has 2'],
    ])
  })
})

const leaseEnds = (id: string) =>
  db.productImport.update({ where: { id }, data: { leaseUntil: new Date(0) } })

/** Lets so many transactions through; the next one never begins, as when the process is killed. */
async function killedAfter(transactions: number, work: () => Promise<void>): Promise<void> {
  const real = db.$transaction.bind(db)
  let left = transactions
  const spy = vi
    .spyOn(db, '$transaction')
    .mockImplementation(((...given: Parameters<typeof real>) =>
      left-- > 0 ? real(...given) : Promise.reject(new Error('killed'))) as never)
  try {
    expect(await failure(work())).toEqual(new Error('killed'))
  } finally {
    spy.mockRestore()
  }
}
