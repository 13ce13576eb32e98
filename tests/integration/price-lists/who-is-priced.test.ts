import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { as } from '@/tests/support/as'
import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import { savePriceList } from '@/features/price-lists/commands/save-price-list'
import { startVersion } from '@/features/price-lists/commands/start-version'
import { hasOwnPrices, ownPrices } from '@/features/price-lists/queries/own-product-prices'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { priceLines } from '@/features/requests/queries/price-lines'
import { getQuote } from '@/features/quotes/queries/quotes'
import { db } from '@/platform/db/client'
import { aRate } from '@/tests/support/a-rate'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { anonymous, aRequest, now } from '../quotes/submit-request-fixtures'
import { lin, entered, inForce, seedCompanies } from './fixtures'
import { aMember } from '@/tests/support/a-member'

let [a, b] = ['', '']
beforeAll(async () => {
  ;[a, b] = await seedCompanies()
})

describe('a price list applies to', () => {
  const buyer = (companyId: string | null, email = 'ana@aurora.example'): Actor =>
    aMember({ companyId, email })
  const line = (quantity = 100, sku = 'RG-1-PL-17') => ({
    sku,
    quantity,
    optionCodes: [] as string[],
  })
  const priced = async (actor: Actor, requested = line(), currency: 'USD' | 'EUR' = 'USD') =>
    (await priceLines(actor, { currency, lines: [requested] }, now)).lines[0]?.article
  let list = 0
  beforeAll(async () => {
    await boss()
    await db.contact.create({ data: { companyId: a, name: 'Ana', email: 'ana@aurora.example' } })
    await aRate('EUR', '0.915')
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

  it('the request list, with the catalog’s price beside it, converted as a quote converts', async () => {
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
      as(buyer(a), now),
      aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
      'en',
    )
    expect(
      Number(
        (await db.quoteRequest.findUniqueOrThrow({ where: { serial: requestSerial } }))
          .estimateMinor,
      ),
    ).toBe(44_000)
    const { serial } = await startQuote(as(lin, now), requestSerial)
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

    // The editor's statement about the list is ignored; the price entered by staff is used.
    const forged = {
      ...revision.document.draft,
      namedPlace: 'Chicago',
      lines: revision.document.draft.lines.map((each) => ({
        ...each,
        unitPriceMinor: 85,
        priceList: { serial: 99, version: 9, name: 'x', holdsUntil: null, unitPriceMinor: 1 },
      })),
    }
    const saved = await saveDraft(as(lin, now), {
      serial,
      revision: 1,
      version: revision.version,
      draft: forged,
    })
    expect(saved.document.draft.lines[0]).toMatchObject({
      unitPriceMinor: 85,
      priceList: { serial: list, version: 1, unitPriceMinor: 88 },
    })
    await sendRevision(as(lin, now), {
      serial,
      revision: 1,
      version: saved.version,
      expectedTotalMinor: saved.document.totalMinor,
    })

    // Another version doesn't change what was sent.
    await startVersion(as(lin, now), list)
    await savePriceList(as(lin), {
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
    await activatePriceList(as(lin, now), { serial: list, edit: 2 })
    expect((await getQuote(lin, serial)).revision.document.draft.lines[0]?.priceList).toMatchObject(
      { version: 1 },
    )
  })

  it('no quote drafted after its last day, nor one of another company; a guest’s by the owner of their address', async () => {
    const quoted = async (actor: Actor, contactEmail: string, at: Date) => {
      const { serial: requestSerial } = await submitRequest(
        as(actor, now),
        aRequest({ contactEmail, lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
        'en',
      )
      const { serial } = await startQuote(as(lin, at), requestSerial)
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
    // The link to it is sent only to that address.
    expect(await quoted(anonymous, 'ana@aurora.example', now)).toEqual({
      unitPriceMinor: 50,
      version: 2,
    })
    expect(await quoted(anonymous, 'new@nobody.example', now)).toEqual({
      unitPriceMinor: 100,
      version: undefined,
    })
    // Somebody signed in who types another company's address requests for their own.
    expect(await quoted(buyer(b, 'bo@borealis.example'), 'ana@aurora.example', now)).toEqual({
      unitPriceMinor: 100,
      version: undefined,
    })
  })
})
