import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishDrafts } from '@/features/catalog/commands/publish-drafts'
import { publishImport, undoImport } from '@/features/product-imports/commands/publish-import'
import { saveProduct } from '@/features/catalog/commands/save-product'
import {
  applyImport,
  cancelImport,
  mapImport,
} from '@/features/product-imports/commands/steer-import'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { entriesOf } from '@/features/catalog/rules/content'
import { exportProducts } from '@/features/product-imports/queries/product-sheet'
import { wrongRowsFile } from '@/features/product-imports/jobs/error-file'
import { getImport } from '@/features/product-imports/queries/imports'
import { workOnImports } from '@/features/product-imports/jobs/work'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import {
  lin,
  ring,
  design,
  designs,
  sheet,
  productSheet,
  upload,
  read,
  apply,
  problems,
  named,
  openCatalog,
  importInWords,
} from './fixtures'
import { failure } from '@/tests/support/failure'
import { as } from '@/tests/support/as'

beforeAll(openCatalog)
afterAll(stopBoss)

describe.each(['csv', 'xlsx'] as const)('a sheet as %s', (format) => {
  it('exported has no changes, including unpublished entries', async () => {
    const product = await db.product.findFirstOrThrow()
    const { version, live, draft } = await getDeskProduct(lin, product.id)
    await saveProduct(as(lin), {
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
    expect(await failure(applyImport(as(lin), id, { how: 'batches' }))).toEqual(
      new ConflictError('nothing'),
    )
  })

  it('with seven bad rows of five hundred applies the good ones; the file of the bad ones is corrected, read again, published and undone', async () => {
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
    expect(await failure(applyImport(as(lin), id, { how: 'whole' }))).toBeInstanceOf(
      InvalidInputError,
    )
    await apply(id)
    expect([await named(name), (await getImport(lin, id)).applied]).toEqual([493, 493])

    const { body, fileName } = await wrongRowsFile(lin, id, 'en')
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
    expect(await publishImport(as(lin), id)).toEqual({ published: 493, waiting: 0 })
    expect(
      await db.product.count({
        where: { status: 'PUBLISHED', styleNumber: { startsWith: `${name}-` } },
      }),
    ).toBe(493)
    // Later changes are undone first; then the file's publishing can be.
    const { id: first } = await db.product.findUniqueOrThrow({
      where: { styleNumber: `${name}-0` },
    })
    const { version, live } = await getDeskProduct(lin, first)
    await saveProduct(as(lin), {
      id: first,
      version,
      entries: { ...entriesOf(live), summary: 'Said better' },
    })
    const { batchId } = await publishDrafts(as(lin), { id: first })
    expect(await failure(undoImport(as(lin), id))).toEqual(new ConflictError('superseded'))
    await undoPublish(as(lin), batchId)
    await undoImport(as(lin), id)
    expect(
      await db.product.count({
        where: { status: 'PUBLISHED', styleNumber: { startsWith: `${name}-` } },
      }),
    ).toBe(0)
    expect(await failure(undoImport(as(lin), id))).toEqual(new ConflictError('nothing'))
  })
})

describe('a sheet', () => {
  it('refuses by line what another product or an earlier row has', async () => {
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
    const messages = await problems(id)
    expect(messages.map(([row]) => row)).toEqual([2, 4, 5, 6])
    expect(messages[0]?.[1]).toContain(
      `SKU ${ring.variants[0]?.sku} is that of ${ring.styleNumber}`,
    )
    expect(messages[1]?.[1]).toBe('slug: address twin-1 stands in row 3 already')
    expect(messages[2]?.[1]).toContain('SKU TWIN-1-A stands in row 3 already')
    expect(messages[3]?.[1]).toContain('priceBreaks: line 2: 300 doesn’t follow 500')
    await cancelImport(as(lin), id)
    expect(await failure(applyImport(as(lin), id, { how: 'batches' }))).toEqual(
      new ConflictError('stale'),
    )
  })

  it('asks about unknown headings, and remembers the answer', async () => {
    const file = `款号;起订量;colour code\r\n${ring.styleNumber};500;x\r\n`
    const id = await upload(file)
    expect(await getImport(lin, id)).toMatchObject({
      state: 'MAPPING',
      mapping: ['styleNumber', 'moq', ''],
    })
    expect(await failure(mapImport(as(lin), id, ['', 'moq', '']))).toBeInstanceOf(InvalidInputError)
    expect(await failure(mapImport(as(lin), id, ['styleNumber', 'moq', 'moq']))).toMatchObject({
      fieldErrors: { 'column-2': [expect.any(String)] },
    })
    await mapImport(as(lin), id, ['styleNumber', 'moq', ''])
    await workOnImports()
    expect((await getImport(lin, id)).state).toBe('READY')
    expect(await getImport(lin, await upload(file))).toMatchObject({
      state: 'READING',
      mapping: ['styleNumber', 'moq', ''],
    })
    await workOnImports()
  })

  it('that can’t be read is refused in a sentence, at once or where the fault is found', async () => {
    expect(await failure(upload(''))).toMatchObject({
      fieldErrors: { file: ['The file is empty.'] },
    })
    expect(
      await failure(upload(await sheet([Array.from({ length: 1_000 }, (_, i) => `c${i}`)]))),
    ).toMatchObject({ fieldErrors: { file: [expect.stringMatching(/more than 200 columns/)] } })
    expect(await importInWords(await read('styleNumber,moq\nA-1,"100'))).toMatchObject({
      state: 'REFUSED',
      problem: expect.stringMatching(/quoted cell/),
    })
    expect(await importInWords(await read('styleNumber,moq\n'))).toMatchObject({
      state: 'REFUSED',
      problem: expect.stringMatching(/no row below/),
    })
    const id = await read('styleNumber,moq\nNEW-1,100\nNEW-2\n')
    expect(await problems(id)).toEqual([
      [2, expect.stringMatching(/NEW-1 is not in the catalog, and a new one lacks Name, Address/)],
      [3, ': has 1 cells, the first row has 2'],
    ])
  })
})
