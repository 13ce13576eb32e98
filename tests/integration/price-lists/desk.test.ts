import { beforeAll, describe, expect, it } from 'vitest'
import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import {
  exportEntries,
  importEntries,
  previewEntries,
} from '@/features/price-lists/commands/import-entries'
import { savePriceList, StalePriceListError } from '@/features/price-lists/commands/save-price-list'
import { dropDraft, withdrawPriceList } from '@/features/price-lists/commands/withdraw-price-list'
import { searchCompanies } from '@/features/price-lists/queries/companies'
import { companyPriceLists, priceListTable } from '@/features/price-lists/queries/price-list-table'
import { getPriceList } from '@/features/price-lists/queries/price-lists'
import { PRICE_LIST_LIST } from '@/features/price-lists/rules/price-list-list'
import { previewPriceList } from '@/features/price-lists/queries/preview'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { now } from '../quotes/submit-request-fixtures'
import { lin, wei, fieldsOf, entered, pays, seedCompanies } from './fixtures'
import { failure } from '@/tests/support/failure'
import { as } from '@/tests/support/as'
import { listed } from '@/tests/support/listed'

let [a, b] = ['', '']
beforeAll(async () => {
  ;[a, b] = await seedCompanies()
})

describe('a price list at the desk', () => {
  it('is entered as a draft that prices nothing, put in force, and applies to its company alone', async () => {
    const { serial, edit } = await savePriceList(as(lin), {
      serial: null,
      edit: 0,
      entries: entered({ companies: a, name: 'Aurora rings' }),
    })
    expect(await pays(a)).toBeNull()
    await activatePriceList(as(lin, now), { serial, edit })
    // 1.20 less 12% is 1.056
    expect(await pays(a)).toEqual({ minor: 106, list: serial, version: 1 })
    // 1.20 and a finish of 0.05, less 12%: 1.10
    expect(await pays(a, now, 'RG-1-PL-18')).toMatchObject({ minor: 110 })
    expect(await pays(b)).toBeNull()
    const found = async (params: Record<string, string>) =>
      (await listed(PRICE_LIST_LIST, await priceListTable(lin, now), params)).rows
    const row = { serial, name: 'Aurora rings', standing: 'holds', for: ['Aurora'], entries: 1 }
    expect(await found({ q: 'auror' })).toMatchObject([row])
    expect(await found({ standing: 'holds', until: '2040-01-01' })).toMatchObject([row])
    expect(await found({ standing: 'draft' })).toEqual([])
    expect(await companyPriceLists(lin, a, now)).toMatchObject([row])
    expect(await companyPriceLists(lin, b, now)).toEqual([])
    expect(await db.auditEvent.count({ where: { action: 'price-list.activate' } })).toBe(1)
    await withdrawPriceList(as(lin, now), serial)
    expect(await pays(a)).toBeNull()
    expect(await failure(withdrawPriceList(as(lin, now), serial))).toEqual(
      new ConflictError('nothing'),
    )
  })

  it('reports what is wrong by field, and entries by line', async () => {
    const error = await failure(
      savePriceList(as(lin), {
        serial: null,
        edit: 0,
        entries: entered({
          entries:
            'type | hats | | 5%\n\nproduct | NO-1 | 100 | 1.00\nsku | RG-1-PL-17 | 100 | 1.00\nsku | RG-1-PL-17 | 200 | 1.50',
        }),
      }),
    )
    expect(fieldsOf(error)).toEqual({
      entries: [
        'line 1: no product is of the type hats',
        'line 3: no product has the style number NO-1',
        'line 5: the price doesn’t fall: USD 1.50 from 200, USD 1.00 before',
      ],
    })
    expect(
      fieldsOf(
        await failure(
          savePriceList(as(lin), {
            serial: null,
            edit: 0,
            entries: entered({ name: '', validUntil: '2026-10-01', priority: '1000' }),
          }),
        ),
      ),
    ).toMatchObject({ name: expect.any(Array), priority: expect.any(Array) })
    const { serial } = await savePriceList(as(lin), {
      serial: null,
      edit: 0,
      entries: entered({ entries: '' }),
    })
    expect(fieldsOf(await failure(activatePriceList(as(lin, now), { serial, edit: 1 })))).toEqual({
      companies: ['choose a company or a group'],
    })
    await savePriceList(as(lin), {
      serial,
      edit: 1,
      entries: entered({ companies: a, validUntil: '2026-11-23' }),
    })
    expect(fieldsOf(await failure(activatePriceList(as(lin, now), { serial, edit: 2 })))).toEqual({
      validUntil: ['is past'],
    })
    expect(await dropDraft(as(lin), { serial, edit: 2 })).toEqual({ gone: true })
  })

  it('saved by two at once keeps both: the second is told who, when, and the current state', async () => {
    const { serial } = await savePriceList(as(lin), {
      serial: null,
      edit: 0,
      entries: entered({ companies: a }),
    })
    await savePriceList(as(lin), {
      serial,
      edit: 1,
      entries: entered({ companies: a, entries: 'type | ring | | 10%' }),
    })
    const error = await failure(
      savePriceList(as(wei), {
        serial,
        edit: 1,
        entries: entered({ companies: a, entries: 'type | ring | | 15%' }),
      }),
    )
    expect(error).toBeInstanceOf(StalePriceListError)
    expect(error).toMatchObject({
      by: { id: lin.userId, name: 'Lin' },
      edit: 2,
      theirs: { entries: 'type | ring |  | 10% off', companies: [{ id: a }] },
    })
    const { at } = error as StalePriceListError
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000)
    await savePriceList(as(wei), {
      serial,
      edit: 2,
      entries: entered({ companies: a, entries: 'type | ring | | 15%' }),
    })
    expect((await getPriceList(lin, serial, now)).versions).toMatchObject([
      { edit: 3, savedBy: 'Wei', terms: { entries: 'type | ring |  | 15% off' } },
    ])
    expect(await failure(activatePriceList(as(lin, now), { serial, edit: 2 }))).toEqual(
      new ConflictError('stale'),
    )
    await dropDraft(as(lin), { serial, edit: 3 })
  })

  it('takes its entries from a file, all or none, and exports the same', async () => {
    const { serial } = await savePriceList(as(lin), {
      serial: null,
      edit: 0,
      entries: entered({ companies: a, entries: 'whole | | | 3%' }),
    })
    const file =
      '\uFEFFprice;which;for;fromQuantity;aboveList\r\n1.10;rg-1;product;100;\r\n1.00;RG-1;product;500;\r\n12% off;;whole;;\r\n'
    expect(await previewEntries(as(lin), serial, file)).toEqual({
      entries: 2,
      dropped: 0,
      problems: [],
      open: [],
    })
    const bad = `${file}"=HYPERLINK(""http://x"")";RG-1;product;900;\r\n`
    expect((await previewEntries(as(lin), serial, bad)).problems).toEqual([
      {
        line: 5,
        problem: { code: 'priceRows.no_price', values: { text: '=HYPERLINK("http://x")' } },
      },
    ])
    expect(fieldsOf(await failure(importEntries(as(lin), { serial, edit: 1 }, bad)))).toEqual({
      entries: [expect.stringMatching(/^line 5: /)],
    })
    await importEntries(as(lin), { serial, edit: 1 }, file)
    expect(await failure(importEntries(as(lin), { serial, edit: 1 }, file))).toEqual(
      new ConflictError('stale'),
    )
    const text = await exportEntries(lin, serial, 1)
    expect(text).toBe(
      '\uFEFFfor,which,fromQuantity,price,aboveList\nwhole,,,12% off,\nproduct,RG-1,100,1.10,\nproduct,RG-1,500,1.00,\n',
    )
    await importEntries(as(lin), { serial, edit: 2 }, text)
    expect(await exportEntries(lin, serial, 1)).toBe(text)
    expect(fieldsOf(await failure(previewEntries(as(lin), serial, 'a,b\n1,2')))).toHaveProperty(
      'file',
    )
    await dropDraft(as(lin), { serial, edit: 3 })
  })

  it('asks once how a file writes its numbers, and its record keeps the answer', async () => {
    const { serial } = await savePriceList(as(lin), {
      serial: null,
      edit: 0,
      entries: entered({ companies: a, entries: 'whole | | | 3%' }),
    })
    const file = 'for,which,fromQuantity,price\nproduct,RG-1,100,"1,100"\nproduct,RG-1,500,1.000\n'
    const preview = await previewEntries(as(lin), serial, file)
    expect(preview).toMatchObject({
      entries: 0,
      problems: [{ line: 2 }, { line: 3 }],
      open: [
        { line: 2, column: 'price', text: '1,100', point: '1100.00', comma: '1.10' },
        { line: 3, column: 'price', text: '1.000', point: '1.00', comma: '1000.00' },
      ],
    })
    expect(await failure(importEntries(as(lin), { serial, edit: 1 }, file))).toBeInstanceOf(
      InvalidInputError,
    )
    expect(await previewEntries(as(lin), serial, file, '.')).toMatchObject({
      entries: 1,
      problems: [],
      open: preview.open,
    })
    await importEntries(as(lin), { serial, edit: 1, said: '.' }, file)
    const { listId } = await db.priceListVersion.findFirstOrThrow({ where: { list: { serial } } })
    expect(
      await db.auditEvent.findFirst({
        where: { objectId: listId, action: 'price-list.import' },
        select: { after: true },
      }),
    ).toEqual({ after: { entries: 1, decimalSign: '.' } })
    await dropDraft(as(lin), { serial, edit: 2 })
  })

  it('is previewed before it is in force: before and after, increases, what the catalog’s price caps', async () => {
    const { serial } = await savePriceList(as(lin), {
      serial: null,
      edit: 0,
      entries: entered({
        companies: a,
        entries:
          'type | ring | | 12%\nproduct | RG-2 | 100 | 1.00\nsku | RG-1-PL-17 | 100 | 1.50 | yes\nsku | RG-1-PL-18 | 100 | 1.50',
      }),
    })
    expect(await previewPriceList(lin, serial, 1)).toEqual({
      total: 1,
      pages: 1,
      idle: 1,
      rows: [
        {
          code: 'RG-1',
          name: 'Band ring',
          rises: false,
          kept: false,
          breaks: [
            { fromQuantity: 100, beforeMinor: 120, afterMinor: 106, change: -1_166 },
            { fromQuantity: 500, beforeMinor: 100, afterMinor: 88, change: -1_200 },
          ],
        },
        {
          code: 'RG-1-PL-17',
          name: 'Band ring, Polished 17 mm',
          rises: true,
          kept: false,
          breaks: [
            { fromQuantity: 100, beforeMinor: 120, afterMinor: 150, change: 2_500 },
            { fromQuantity: 500, beforeMinor: 100, afterMinor: 150, change: 5_000 },
          ],
        },
        {
          code: 'RG-1-PL-18',
          name: 'Band ring, Polished 18 mm',
          rises: false,
          kept: true,
          breaks: [
            { fromQuantity: 100, beforeMinor: 125, afterMinor: 125, change: 0 },
            { fromQuantity: 500, beforeMinor: 105, afterMinor: 105, change: 0 },
          ],
        },
      ],
    })
    await dropDraft(as(lin), { serial, edit: 1 })
  })

  it('finds companies by name or a contact’s address', async () => {
    await db.contact.create({ data: { companyId: b, name: 'Bo', email: 'bo@borealis.example' } })
    expect(await searchCompanies(lin, 'bo@bor')).toEqual([
      { id: b, name: 'Borealis', detail: 'bo@borealis.example' },
    ])
  })
})

describe('the database itself', () => {
  it('refuses what no edit of ours may write', async () => {
    const list = await db.priceList.create({ data: {} })
    const base = {
      listId: list.id,
      number: 1,
      name: 'n',
      savedBy: 'x',
      validFrom: new Date('2026-01-01'),
    }
    await expect(
      db.priceListVersion.create({ data: { ...base, currency: 'EUR' } }),
    ).rejects.toThrow('price_list_version_terms')
    await expect(
      db.priceListVersion.create({ data: { ...base, validUntil: new Date('2025-12-31') } }),
    ).rejects.toThrow('price_list_version_terms')
    const { id: versionId } = await db.priceListVersion.create({ data: base })
    await expect(db.priceListTarget.create({ data: { versionId } })).rejects.toThrow(
      'price_list_target_one',
    )
    await expect(
      db.priceListEntry.create({ data: { versionId, scope: 'WHOLE', key: 'x', basisPoints: 5 } }),
    ).rejects.toThrow('price_list_entry_key')
    await expect(
      db.priceListEntry.create({ data: { versionId, scope: 'WHOLE', key: '' } }),
    ).rejects.toThrow('price_list_entry_price')
    await expect(
      db.priceListEntry.create({ data: { versionId, scope: 'WHOLE', key: '', basisPoints: -5 } }),
    ).rejects.toThrow('price_list_entry_price')
    await expect(
      db.priceListEntry.create({ data: { versionId, scope: 'TYPE', key: 'ring', breaks: [] } }),
    ).rejects.toThrow('price_list_entry_key')
  })
})
