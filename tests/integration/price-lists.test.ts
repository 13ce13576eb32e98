import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import {
  exportEntries,
  importEntries,
  previewEntries,
} from '@/features/price-lists/commands/import-entries'
import { dropGroup, saveGroup } from '@/features/price-lists/commands/save-group'
import { savePriceList, StalePriceListError } from '@/features/price-lists/commands/save-price-list'
import { startVersion } from '@/features/price-lists/commands/start-version'
import { dropDraft, withdrawPriceList } from '@/features/price-lists/commands/withdraw-price-list'
import { searchCompanies } from '@/features/price-lists/queries/companies'
import { getPriceList, listPriceLists } from '@/features/price-lists/queries/price-lists'
import { ownPriceOf } from '@/features/price-lists/rules/own-price'
import { saidOf } from '@/features/price-lists/queries/own-prices'
import { hasOwnPrices, ownPrices } from '@/features/price-lists/queries/own-product-prices'
import { previewPriceList } from '@/features/price-lists/queries/preview'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { priceLines } from '@/features/requests/queries/price-lines'
import { getQuote } from '@/features/quotes/queries/quotes'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { anonymous, aRequest, now, seedRing } from './quotes/submit-request-fixtures'

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
const fieldsOf = (error: unknown) =>
  error instanceof InvalidInputError ? error.fieldErrors : error

const company = async (name: string) =>
  (await db.company.create({ data: { name }, select: { id: true } })).id
const entered = (change: Record<string, string>) => ({
  name: 'List',
  validFrom: '2026-11-01',
  validUntil: '',
  priority: '0',
  note: '',
  companies: '',
  groups: '',
  entries: 'type | ring | | 12%',
  ...change,
})
async function inForce(change: Record<string, string>, at = now) {
  const { serial, edit } = await savePriceList(lin, {
    serial: null,
    edit: 0,
    entries: entered(change),
  })
  await activatePriceList(lin, { serial, edit }, at)
  return serial
}
/** What a company pays for 100 pieces of the ring in size 17 by its lists; null for the catalog's price. */
async function pays(companyId: string, at = now, sku = 'RG-1-PL-17') {
  const product = await db.product.findUniqueOrThrow({
    where: { styleNumber: 'RG-1' },
    include: { priceBreaks: { orderBy: { fromQuantity: 'asc' } }, variants: true },
  })
  const variant = product.variants.find((each) => each.sku === sku)
  const said = await saidOf(companyId, { skus: [sku] }, at)
  const own = ownPriceOf(
    said.get(product.id),
    sku,
    { breaks: product.priceBreaks, finishDeltaMinor: variant?.unitPriceDeltaMinor ?? 0 },
    at,
  )
  return (
    own && {
      minor: own.ladder[0]?.unitPriceMinor,
      list: own.list.serial,
      version: own.list.version,
    }
  )
}

let [a, b] = ['', '']
beforeAll(async () => {
  await seedRing()
  await seedRing('DRAFT', 'RG-2')
  await db.user.create({
    data: { id: 'lin', name: 'Lin', email: 'lin@fsc.example', role: 'STAFF', emailVerified: true },
  })
  ;[a, b] = [await company('Aurora'), await company('Borealis')]
})

describe('a price list at the desk', () => {
  it('is entered as a draft that prices nothing, put in force, and answers for its company alone', async () => {
    const { serial, edit } = await savePriceList(lin, {
      serial: null,
      edit: 0,
      entries: entered({ companies: a, name: 'Aurora rings' }),
    })
    expect(await pays(a)).toBeNull()
    await activatePriceList(lin, { serial, edit }, now)
    // 1.20 less 12% is 1.056
    expect(await pays(a)).toEqual({ minor: 106, list: serial, version: 1 })
    // 1.20 and a finish of 0.05, less 12%: 1.10
    expect(await pays(a, now, 'RG-1-PL-18')).toMatchObject({ minor: 110 })
    expect(await pays(b)).toBeNull()
    expect(await listPriceLists(lin, { q: 'auror', company: '' }, now)).toMatchObject([
      { serial, name: 'Aurora rings', standing: 'holds', for: ['Aurora'], entries: 1 },
    ])
    expect(await listPriceLists(lin, { q: '', company: b }, now)).toEqual([])
    expect(await db.auditEvent.count({ where: { action: 'price-list.activate' } })).toBe(1)
    await withdrawPriceList(lin, serial, now)
    expect(await pays(a)).toBeNull()
    expect(await failure(withdrawPriceList(lin, serial, now))).toEqual(new ConflictError('nothing'))
  })

  it('names what is wrong by field, and entries by line', async () => {
    const error = await failure(
      savePriceList(lin, {
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
        'line 5: the price doesn’t fall: 1.50 from 200, 1.00 before',
      ],
    })
    expect(
      fieldsOf(
        await failure(
          savePriceList(lin, {
            serial: null,
            edit: 0,
            entries: entered({ name: '', validUntil: '2026-10-01', priority: '1000' }),
          }),
        ),
      ),
    ).toMatchObject({ name: expect.any(Array), priority: expect.any(Array) })
    const { serial } = await savePriceList(lin, {
      serial: null,
      edit: 0,
      entries: entered({ entries: '' }),
    })
    expect(fieldsOf(await failure(activatePriceList(lin, { serial, edit: 1 }, now)))).toEqual({
      companies: ['choose a company or a group'],
    })
    await savePriceList(lin, {
      serial,
      edit: 1,
      entries: entered({ companies: a, validUntil: '2026-11-23' }),
    })
    expect(fieldsOf(await failure(activatePriceList(lin, { serial, edit: 2 }, now)))).toEqual({
      validUntil: ['is past'],
    })
    expect(await dropDraft(lin, { serial, edit: 2 })).toEqual({ gone: true })
  })

  it('saved by two at once keeps both: the second is told who, when, and what stands there now', async () => {
    const { serial } = await savePriceList(lin, {
      serial: null,
      edit: 0,
      entries: entered({ companies: a }),
    })
    await savePriceList(lin, {
      serial,
      edit: 1,
      entries: entered({ companies: a, entries: 'type | ring | | 10%' }),
    })
    const error = await failure(
      savePriceList(wei, {
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
    await savePriceList(wei, {
      serial,
      edit: 2,
      entries: entered({ companies: a, entries: 'type | ring | | 15%' }),
    })
    expect((await getPriceList(lin, serial, now)).versions).toMatchObject([
      { edit: 3, savedBy: 'Wei', terms: { entries: 'type | ring |  | 15% off' } },
    ])
    expect(await failure(activatePriceList(lin, { serial, edit: 2 }, now))).toEqual(
      new ConflictError('stale'),
    )
    await dropDraft(lin, { serial, edit: 3 })
  })

  it('in force is not edited: a new version takes its place and the old one stays on record', async () => {
    const serial = await inForce({ companies: a })
    expect(
      await failure(savePriceList(lin, { serial, edit: 1, entries: entered({ companies: a }) })),
    ).toEqual(new ConflictError('not_a_draft'))
    const version = await db.priceListVersion.findFirstOrThrow({ where: { list: { serial } } })
    await expect(
      db.priceListVersion.update({ where: { id: version.id }, data: { name: 'x' } }),
    ).rejects.toThrow('constraint violated')
    await expect(
      db.priceListEntry.updateMany({
        where: { versionId: version.id },
        data: { basisPoints: 9_000 },
      }),
    ).rejects.toThrow('constraint violated')
    await expect(
      db.priceListTarget.create({ data: { versionId: version.id, companyId: b } }),
    ).rejects.toThrow('constraint violated')
    await expect(db.priceListVersion.delete({ where: { id: version.id } })).rejects.toThrow(
      'constraint violated',
    )

    // Asked twice, the same draft; it begins at once and the old one ends.
    expect([await startVersion(lin, serial, now), await startVersion(wei, serial, now)]).toEqual([
      { number: 2 },
      { number: 2 },
    ])
    await savePriceList(lin, {
      serial,
      edit: 1,
      entries: entered({ companies: a, validFrom: '2026-11-24', entries: 'type | ring | | 20%' }),
    })
    expect(await pays(a)).toMatchObject({ minor: 106, version: 1 })
    await activatePriceList(lin, { serial, edit: 2 }, now)
    expect(await pays(a)).toMatchObject({ minor: 96, version: 2 })
    expect(
      (await getPriceList(lin, serial, now)).versions.map(({ number, standing }) => [
        number,
        standing,
      ]),
    ).toEqual([
      [2, 'holds'],
      [1, 'superseded'],
    ])

    // One that begins later lets the one before hold until the day before.
    await startVersion(lin, serial, now)
    await savePriceList(lin, {
      serial,
      edit: 1,
      entries: entered({
        companies: a,
        validFrom: '2026-12-01',
        entries: 'product | RG-1 | 100 | 1.00\nproduct | RG-1 | 500 | 0.80',
      }),
    })
    await activatePriceList(lin, { serial, edit: 2 }, now)
    expect(
      (await getPriceList(lin, serial, now)).versions.map(({ number, standing, cutTo }) => [
        number,
        standing,
        cutTo,
      ]),
    ).toEqual([
      [3, 'upcoming', null],
      [2, 'holds', '2026-11-30'],
      [1, 'superseded', null],
    ])
    // 24:00 of 30 November in Shanghai is 16:00 UTC.
    expect(await pays(a, new Date('2026-11-30T15:59:59.999Z'))).toMatchObject({
      minor: 96,
      version: 2,
    })
    expect(await pays(a, new Date('2026-11-30T16:00:00Z'))).toMatchObject({
      minor: 100,
      version: 3,
    })
    await withdrawPriceList(lin, serial, now)
  })

  it('ends with its last day in Shanghai', async () => {
    const serial = await inForce({
      companies: a,
      validFrom: '2026-11-20',
      validUntil: '2026-11-30',
    })
    expect(await pays(a, new Date('2026-11-30T15:59:59.999Z'))).toMatchObject({ list: serial })
    expect(await pays(a, new Date('2026-11-30T16:00:00Z'))).toBeNull()
    expect(await pays(a, new Date('2026-11-19T15:59:59Z'))).toBeNull()
    expect(await pays(a, new Date('2026-11-19T16:00:00Z'))).toMatchObject({ list: serial })
    await withdrawPriceList(lin, serial, now)
  })

  it('never stands beside another of the same company and priority on one day', async () => {
    const first = await inForce({ companies: a, validUntil: '2026-12-31', name: 'First' })
    const clash = fieldsOf(
      await failure(inForce({ companies: `${b},${a}`, validFrom: '2026-12-31' })),
    )
    expect(clash).toEqual({
      priority: [expect.stringMatching(/^is that of PL-\d{4} “First” on some of its days/)],
    })
    const later = await inForce({
      companies: a,
      validFrom: '2027-01-01',
      entries: 'whole | | | 1%',
    })
    const higher = await inForce({ companies: a, priority: '5', entries: 'whole | | | 2%' })
    // 1.20 less 2% is 1.176
    expect(await pays(a)).toEqual({ minor: 118, list: higher, version: 1 })
    for (const serial of [first, later, higher]) await withdrawPriceList(lin, serial, now)
  })

  it('put in force by two at once has one winner', async () => {
    const drafts = await Promise.all(
      [1, 2, 3, 4].map(() =>
        savePriceList(lin, { serial: null, edit: 0, entries: entered({ companies: a }) }),
      ),
    )
    const lists = await Promise.allSettled(
      drafts.map((draft) => activatePriceList(lin, draft, now)),
    )
    expect(lists.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of lists)
      if (each.status === 'rejected') expect(fieldsOf(each.reason)).toHaveProperty('priority')
    const holds = drafts[lists.findIndex(({ status }) => status === 'fulfilled')]
    const same = await Promise.allSettled(
      [1, 2, 3].map(async () => startVersion(wei, holds?.serial ?? 0, now)),
    )
    expect(same.every(({ status }) => status === 'fulfilled')).toBe(true)
    const twice = await Promise.allSettled(
      [1, 2].map(() => activatePriceList(lin, { serial: holds?.serial ?? 0, edit: 1 }, now)),
    )
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await withdrawPriceList(lin, holds?.serial ?? 0, now)
  })

  it('of the company goes before its group’s; of a group it ends for who leaves', async () => {
    const { id } = await saveGroup(lin, {
      id: null,
      version: 0,
      entries: { name: 'Boutiques', companies: `${a},${b}` },
    })
    const grouped = await inForce({ groups: id, priority: '9', entries: 'whole | | | 5%' })
    expect([await pays(a), await pays(b)]).toMatchObject([
      { list: grouped, minor: 114 },
      { list: grouped, minor: 114 },
    ])
    const own = await inForce({ companies: a, entries: 'type | ring | | 1%' })
    expect(await pays(a)).toMatchObject({ list: own, minor: 119 })
    expect(
      fieldsOf(
        await failure(
          saveGroup(lin, { id: null, version: 0, entries: { name: 'Boutiques', companies: '' } }),
        ),
      ),
    ).toEqual({ name: ['there is a group of this name'] })
    expect(
      await failure(
        saveGroup(wei, { id, version: 9, entries: { name: 'Boutiques', companies: a } }),
      ),
    ).toEqual(new ConflictError('stale'))
    await saveGroup(wei, { id, version: 1, entries: { name: 'Boutiques', companies: a } })
    expect(await pays(b)).toBeNull()
    expect(await failure(dropGroup(lin, id))).toEqual(new ConflictError('in_use'))
    for (const serial of [grouped, own]) await withdrawPriceList(lin, serial, now)
  })

  it('takes its entries from a file, all or none, and gives them back the same', async () => {
    const { serial } = await savePriceList(lin, {
      serial: null,
      edit: 0,
      entries: entered({ companies: a, entries: 'whole | | | 3%' }),
    })
    const file =
      '\uFEFFprice;which;for;fromQuantity;aboveList\r\n1.10;rg-1;product;100;\r\n1.00;RG-1;product;500;\r\n12% off;;whole;;\r\n'
    expect(await previewEntries(lin, serial, file)).toEqual({
      entries: 2,
      dropped: 0,
      problems: [],
    })
    const bad = `${file}"=HYPERLINK(""http://x"")";RG-1;product;900;\r\n`
    expect((await previewEntries(lin, serial, bad)).problems).toEqual([
      { line: 5, message: expect.stringContaining('is no price in USD') },
    ])
    expect(fieldsOf(await failure(importEntries(lin, { serial, edit: 1 }, bad)))).toEqual({
      entries: [expect.stringMatching(/^line 5: /)],
    })
    await importEntries(lin, { serial, edit: 1 }, file)
    expect(await failure(importEntries(lin, { serial, edit: 1 }, file))).toEqual(
      new ConflictError('stale'),
    )
    const text = await exportEntries(lin, serial, 1)
    expect(text).toBe(
      '\uFEFFfor,which,fromQuantity,price,aboveList\nwhole,,,12% off,\nproduct,RG-1,100,1.10,\nproduct,RG-1,500,1.00,\n',
    )
    await importEntries(lin, { serial, edit: 2 }, text)
    expect(await exportEntries(lin, serial, 1)).toBe(text)
    expect(fieldsOf(await failure(previewEntries(lin, serial, 'a,b\n1,2')))).toHaveProperty('file')
    await dropDraft(lin, { serial, edit: 3 })
  })

  it('is looked at before it holds: before and after, what rises, what the catalog’s price keeps down', async () => {
    const { serial } = await savePriceList(lin, {
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
    await dropDraft(lin, { serial, edit: 1 })
  })

  it('finds companies by name or a contact’s address', async () => {
    await db.contact.create({ data: { companyId: b, name: 'Bo', email: 'bo@borealis.example' } })
    expect(await searchCompanies(lin, 'bo@bor')).toEqual([
      { id: b, name: 'Borealis', detail: 'bo@borealis.example' },
    ])
  })
})

describe('who is priced by a list', () => {
  const buyer = (companyId: string | null, email = 'ana@aurora.example'): Actor => ({
    kind: 'member',
    userId: 'ana',
    name: 'Ana',
    email,
    role: 'member',
    companyId,
    linkedRequestIds: [],
  })
  const line = (quantity = 100, sku = 'RG-1-PL-17') => ({
    sku,
    quantity,
    optionCodes: [] as string[],
  })
  const priced = async (actor: Actor, asked = line(), currency: 'USD' | 'EUR' = 'USD') =>
    (await priceLines(actor, { currency, lines: [asked] }, now)).lines[0]?.article
  let list = 0
  beforeAll(async () => {
    await boss()
    await db.contact.create({ data: { companyId: a, name: 'Ana', email: 'ana@aurora.example' } })
    await db.exchangeRate.create({
      data: {
        currency: 'EUR',
        unitsPerUsd: '0.915',
        asOf: new Date('2026-11-01'),
        source: 'test',
        isDemo: true,
      },
    })
    list = await inForce({
      companies: a,
      name: 'Aurora 2027',
      validUntil: '2026-12-31',
      entries: 'type | ring | | 12%\nsku | RG-1-PL-19 | 100 | 0.90',
    })
  })
  afterAll(stopBoss)

  it('the buyers of its company, and nobody else, whatever secret links they hold', async () => {
    expect(await ownPrices(buyer(a), ['ring-rg-1', 'ring-rg-2', 'no-such'], now)).toEqual({
      'ring-rg-1': {
        breaks: [
          { sku: 'RG-1-PL-17', fromQuantity: 100, unitPriceMinor: 106 },
          { sku: 'RG-1-PL-17', fromQuantity: 500, unitPriceMinor: 88 },
          { sku: 'RG-1-PL-18', fromQuantity: 100, unitPriceMinor: 110 },
          { sku: 'RG-1-PL-18', fromQuantity: 500, unitPriceMinor: 92 },
          { sku: 'RG-1-PL-19', fromQuantity: 100, unitPriceMinor: 90 },
        ],
        until: '2026-12-31',
        from: { fromQuantity: 500, unitPriceMinor: 88 },
      },
    })
    const strangers: Actor[] = [
      anonymous,
      lin,
      buyer(b),
      buyer(null),
      { kind: 'guest', linkedRequestIds: ['00000000-0000-4000-8000-000000000000'] },
    ]
    for (const actor of strangers) {
      expect(await ownPrices(actor, ['ring-rg-1'], now)).toEqual({})
      expect(await hasOwnPrices(actor, now)).toBe(false)
      expect(await priced(actor)).toMatchObject({
        own: null,
        price: { unitPriceMinor: 120, listUnitPriceMinor: null },
      })
    }
    expect([
      await hasOwnPrices(buyer(a), now),
      await hasOwnPrices(buyer(a), new Date('2026-12-31T16:00:00Z')),
    ]).toEqual([true, false])
  })

  it('in the request list, with the catalog’s price beside it, converted as a quote converts', async () => {
    expect(await priced(buyer(a))).toMatchObject({
      own: { until: '2026-12-31' },
      price: {
        unitPriceMinor: 106,
        listUnitPriceMinor: 120,
        lineTotalMinor: 10_600,
        nextBreak: { addQuantity: 400, unitPriceMinor: 88 },
      },
    })
    // 1.06 x 0.915 = 0.9699, 1.20 x 0.915 = 1.098
    expect(await priced(buyer(a), line(), 'EUR')).toMatchObject({
      price: { unitPriceMinor: 97, listUnitPriceMinor: 110 },
    })
    expect(await priced(buyer(a), { ...line(300), optionCodes: ['engrave'] })).toMatchObject({
      price: { unitPriceMinor: 121, setupFeeMinor: 2_500 },
    })
    expect(await priced(buyer(a), line(500, 'RG-1-PL-19'))).toMatchObject({
      price: { unitPriceMinor: 90, listUnitPriceMinor: 110 },
    })
  })

  it('the quote, by the list of the day it is drafted, which the line names and keeps', async () => {
    const { serial: requestSerial } = await submitRequest(
      buyer(a),
      aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
      'en',
      now,
    )
    expect(
      Number(
        (await db.quoteRequest.findUniqueOrThrow({ where: { serial: requestSerial } }))
          .estimateMinor,
      ),
    ).toBe(44_000)
    const { serial } = await startQuote(lin, requestSerial, now)
    const { revision } = await getQuote(lin, serial)
    const [drafted] = revision.document.draft.lines
    expect(drafted).toMatchObject({
      unitPriceMinor: 88,
      listUnitPriceMinor: 100,
      priceList: {
        serial: list,
        version: 1,
        name: 'Aurora 2027',
        holdsUntil: '2026-12-31',
        unitPriceMinor: 88,
      },
    })

    // What the editor says of the list is not taken; the price staff enter is.
    const forged = {
      ...revision.document.draft,
      namedPlace: 'Chicago',
      lines: revision.document.draft.lines.map((each) => ({
        ...each,
        unitPriceMinor: 85,
        priceList: { serial: 99, version: 9, name: 'x', holdsUntil: null, unitPriceMinor: 1 },
      })),
    }
    const saved = await saveDraft(
      lin,
      { serial, revision: 1, version: revision.version, draft: forged },
      now,
    )
    expect(saved.document.draft.lines[0]).toMatchObject({
      unitPriceMinor: 85,
      priceList: { serial: list, version: 1, unitPriceMinor: 88 },
    })
    await sendRevision(
      lin,
      {
        serial,
        revision: 1,
        version: saved.version,
        expectedTotalMinor: saved.document.totalMinor,
      },
      now,
    )

    // Another version changes nothing of what was sent.
    await startVersion(lin, list, now)
    await savePriceList(lin, {
      serial: list,
      edit: 1,
      entries: entered({
        companies: a,
        name: 'Aurora 2027',
        validFrom: '2026-11-24',
        validUntil: '2026-12-31',
        entries: 'type | ring | | 50%',
      }),
    })
    await activatePriceList(lin, { serial: list, edit: 2 }, now)
    expect((await getQuote(lin, serial)).revision.document.draft.lines[0]?.priceList).toMatchObject(
      { version: 1 },
    )
  })

  it('not the quote that is drafted after its last day, nor that of another company; a guest’s by whose address it is', async () => {
    const quoted = async (actor: Actor, contactEmail: string, at: Date) => {
      const { serial: requestSerial } = await submitRequest(
        actor,
        aRequest({ contactEmail, lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
        'en',
        now,
      )
      const { serial } = await startQuote(lin, requestSerial, at)
      const [first] = (await getQuote(lin, serial)).revision.document.draft.lines
      return { unitPriceMinor: first?.unitPriceMinor, version: first?.priceList?.version }
    }
    expect(await quoted(buyer(a), 'ana@aurora.example', new Date('2026-12-31T15:59:59Z'))).toEqual({
      unitPriceMinor: 50,
      version: 2,
    })
    expect(await quoted(buyer(a), 'ana@aurora.example', new Date('2026-12-31T16:00:00Z'))).toEqual({
      unitPriceMinor: 100,
      version: undefined,
    })
    expect(await quoted(buyer(b, 'bo@borealis.example'), 'bo@borealis.example', now)).toEqual({
      unitPriceMinor: 100,
      version: undefined,
    })
    // The link to it goes to that address alone.
    expect(await quoted(anonymous, 'ana@aurora.example', now)).toEqual({
      unitPriceMinor: 50,
      version: 2,
    })
    expect(await quoted(anonymous, 'new@nobody.example', now)).toEqual({
      unitPriceMinor: 100,
      version: undefined,
    })
    // Who types another company's address while signed in asks for their own.
    expect(await quoted(buyer(b, 'bo@borealis.example'), 'ana@aurora.example', now)).toEqual({
      unitPriceMinor: 100,
      version: undefined,
    })
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
