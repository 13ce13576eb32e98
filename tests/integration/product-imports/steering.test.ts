import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { purgeImports } from '@/features/product-imports/commands/purge-imports'
import { publishImport, undoImport } from '@/features/product-imports/commands/publish-import'
import { saveProduct } from '@/features/catalog/commands/save-product'
import { startChange } from '@/features/product-imports/commands/start-change'
import {
  mapImport,
  recheckImport,
  sayDecimalSign,
} from '@/features/product-imports/commands/steer-import'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { CONTENT_FIELDS, entriesOf } from '@/features/catalog/rules/content'
import { wrongRowsFile } from '@/features/product-imports/jobs/error-file'
import {
  getImport,
  listImportRows,
  openNumbersOf,
} from '@/features/product-imports/queries/imports'
import { workOnImports } from '@/features/product-imports/jobs/work'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'
import { stopBoss } from '@/platform/jobs/boss'
import {
  lin,
  wei,
  designs,
  productSheet,
  read,
  apply,
  problems,
  named,
  openCatalog,
  importInWords,
} from './fixtures'
import { failure } from '@/tests/support/failure'
import { as, asSystem } from '@/tests/support/as'

beforeAll(openCatalog)
afterAll(stopBoss)

describe('an import', () => {
  it('with ambiguous numbers is asked about once; the answer reads it again and is kept', async () => {
    await apply(await read(await productSheet(designs('COMMA', 3))))
    const file = 'styleNumber;sampleFeeMinor\nCOMMA-0;2,500\nCOMMA-1;1.250\nCOMMA-2;12,50\n'
    const id = await read(file)
    const openImport = await getImport(lin, id)
    expect(openImport).toMatchObject({ state: 'READY', changed: 1, wrong: 2, decimalSign: null })
    expect(openNumbersOf(openImport)).toEqual([
      { line: 2, field: 'sampleFeeMinor', text: '2,500', point: '2500.00', comma: '2.50' },
      { line: 3, field: 'sampleFeeMinor', text: '1.250', point: '1.25', comma: '1250.00' },
    ])
    expect(await failure(sayDecimalSign(as(lin), id, '|'))).toBeInstanceOf(InvalidInputError)
    await sayDecimalSign(as(wei), id, ',')
    expect(await failure(sayDecimalSign(as(lin), id, '.'))).toEqual(new ConflictError('stale'))
    await workOnImports()
    const answered = await getImport(lin, id)
    expect(answered).toMatchObject({ state: 'READY', changed: 3, wrong: 0, decimalSign: ',' })
    // Another answer shows what it would change.
    expect(openNumbersOf(answered)).toEqual(openNumbersOf(openImport))
    await recheckImport(as(lin), id)
    await workOnImports()
    expect(await getImport(lin, id)).toMatchObject({ changed: 3, decimalSign: ',' })
    const fees = (await listImportRows(lin, id, { tab: 'changed', page: 1 })).map(
      ({ differences }) => differences.map(({ after }) => after).join(),
    )
    expect(fees).toEqual(['2.50', '1250.00', '12.50'])
    expect(
      await db.auditEvent.findMany({
        where: { objectId: id, action: 'product_import.decimal_sign' },
        select: { actorName: true, after: true },
      }),
    ).toEqual([{ actorName: 'Wei', after: { file: 'sheet.csv', decimalSign: ',' } }])
  })

  it('that nobody has touched for a month loses its file and rows, unless they describe what waits to be published', async () => {
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
    expect(await purgeImports(asSystem())).toBe(1)
    expect(await getImport(lin, waiting)).toMatchObject({
      state: 'CANCELLED',
      added: 2,
      purgedAt: expect.any(Date),
    })
    expect(await failure(wrongRowsFile(lin, waiting, 'en'))).toBeInstanceOf(NotFoundError)
    expect(await failure(mapImport(as(lin), waiting, CONTENT_FIELDS))).toEqual(
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
    await publishImport(as(lin), entered)
    await db.productImport.updateMany({ where: { id: entered }, data: { updatedAt: old } })
    expect([await purgeImports(asSystem()), await purgeImports(asSystem())]).toEqual([1, 0])
    expect([await named('OLDER'), await getImport(lin, entered)]).toMatchObject([
      2,
      { state: 'APPLIED', applied: 2, published: 2 },
    ])
    await undoImport(as(lin), entered)
  })

  it('computed for the products of a view raises prices as a file would, and is undone', async () => {
    const id = await read(await productSheet(designs('VIEW', 5)))
    await apply(id)
    await publishImport(as(lin), id)
    const viewProduct = await db.product.findUniqueOrThrow({ where: { styleNumber: 'VIEW-3' } })
    const { live } = await getDeskProduct(lin, viewProduct.id)
    await saveProduct(as(lin), {
      id: viewProduct.id,
      version: viewProduct.version,
      entries: { ...entriesOf(live), summary: 'Entered, not published' },
    })
    const entered = { kind: 'percent', value: '4', view: 'q=VIEW' }
    expect(await failure(startChange(as(lin), { ...entered, view: 'q=NOWHERE' }, 'none'))).toEqual(
      new ConflictError('nothing'),
    )
    expect(
      await failure(startChange(as(lin), { ...entered, value: 'much' }, 'none')),
    ).toBeInstanceOf(InvalidInputError)
    const change = (await startChange(as(lin), entered, 'Every price by 4%')).id
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
    expect(await failure(mapImport(as(lin), change, CONTENT_FIELDS))).toEqual(
      new ConflictError('stale'),
    )
    expect(await failure(wrongRowsFile(lin, change, 'en'))).toBeInstanceOf(NotFoundError)
    await apply(change)
    await publishImport(as(lin), change)
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
    await undoImport(as(lin), change)
    expect(await first('VIEW-0')).toBe(before)
    await undoPublish(as(lin), (await getImport(lin, id)).batchIds.at(-1) ?? '')
  })

  it('names a product that was changed since the check, and doesn’t overwrite it', async () => {
    const contents = designs('STALE', 3)
    await apply(await read(await productSheet(contents)))
    const product = await db.product.findFirstOrThrow({ where: { styleNumber: 'STALE-1' } })
    const dearer = await productSheet(
      contents.map((content) => ({ ...content, summary: 'From the sheet' })),
    )
    const change = async (summary: string) => {
      const { version, live, draft } = await getDeskProduct(wei, product.id)
      await saveProduct(as(wei), {
        id: product.id,
        version,
        entries: { ...entriesOf(draft ?? live), summary },
      })
    }

    const whole = await read(dearer)
    await change('Wei’s words')
    await apply(whole, { how: 'whole' })
    expect(await importInWords(whole)).toMatchObject({
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

    // Read again, it shows the current entries and the resulting changes.
    await recheckImport(as(lin), whole)
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
})
