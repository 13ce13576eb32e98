import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { POST as indicative } from '@/app/api/indicative-quote/route'
import { GET as quoteLines } from '@/app/api/quotes/[number]/lines/route'
import type { Actor } from '@/features/accounts/rules/actor'
import { importCards } from '@/features/freight/commands/import-cards'
import { reviewCards } from '@/features/freight/commands/review-cards'
import { rateRow } from '@/features/freight/engine/test-rows'
import { cardFileText } from '@/features/freight/rules/card-file'
import { allPicks, pickedDocument, picksText } from '@/features/quotes/rules/choices'
import { priceLines } from '@/features/requests/queries/price-lines'
import { priceLinesSchema } from '@/features/requests/price-schema'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { stopBoss } from '@/platform/jobs/boss'
import { formatMoney } from '@/platform/money'
import { formatQuoteNumber } from '@/platform/numbers'
import { LIMITS } from '@/platform/rate-limit/limits'
import { sheetText } from '@/platform/sheets/in-memory'
import { aMember } from '@/tests/support/a-member'
import { as } from '@/tests/support/as'
import { aChoosableQuote } from './choosable-quote'
import { aDraft, colleague, openDesk, staff } from './quote-fixtures'
import { anonymous, now } from './submit-request-fixtures'

// Prices outside the page: the lines of a quote as files, and an indicative quote without staff.

const asked = vi.hoisted(() => ({ by: null as unknown }))
vi.mock('@/features/accounts/queries/current-actor', () => ({
  currentActor: () => Promise.resolve(asked.by),
}))
vi.mock('next/cache', () => ({ cacheLife: () => undefined, cacheTag: () => undefined }))

beforeAll(openDesk)
afterAll(stopBoss)
beforeEach(() => {
  asked.by = anonymous
})

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

describe('the lines of a quote as a workbook and a document', () => {
  const linesFor = (actor: Actor, serial: number, query: string) => {
    asked.by = actor
    const number = formatQuoteNumber(serial)
    return quoteLines(new Request(`http://localhost/api/quotes/${number}/lines?${query}`), {
      params: Promise.resolve({ number }),
    })
  }

  it('are available to desk and buyer for any choice, and aren’t found by anybody else', async () => {
    const { serial, document, guest, companyId } = await aChoosableQuote()
    for (const pick of [undefined, ...allPicks(document.draft).slice(1, 4)]) {
      const picked = pick ? pickedDocument(document, pick) : document
      const answer = await linesFor(staff, serial, pick ? `pick=${picksText(pick)}` : '')
      const text = await sheetText(await bytesOf(answer))
      for (const line of picked.draft.lines) expect(text).toContain(line.sku ?? line.title)
      expect(text).toContain(String(picked.totalMinor / 100))
      expect(text.split('\n').filter((row) => /^\d/.test(row))).toHaveLength(
        picked.draft.lines.length,
      )
    }
    const docx = await linesFor(guest, serial, 'format=docx')
    expect(docx.headers.get('content-disposition')).toContain(
      `${formatQuoteNumber(serial)}-r1.docx`,
    )
    expect((await bytesOf(docx)).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
    const statuses = async (query: string) => {
      const found: Record<string, number> = {}
      for (const [name, actor] of Object.entries({
        staff,
        guest,
        viewer: aMember({ companyId, roles: ['viewer'] }),
        finance: aMember({ companyId, roles: ['finance'] }),
        stranger: aMember({ companyId: crypto.randomUUID() }),
        other: { kind: 'guest', linkedRequestIds: [crypto.randomUUID()] } satisfies Actor,
        anonymous,
      }))
        found[name] = (await linesFor(actor, serial, query)).status
      return found
    }
    const expected = {
      staff: 200,
      guest: 200,
      viewer: 200,
      finance: 200,
      stranger: 404,
      other: 404,
      anonymous: 404,
    }
    expect(await statuses('')).toEqual(expected)
    expect(await statuses('format=docx')).toEqual(expected)
  })

  it('of a draft are only for the desk', async () => {
    const { serial, guest } = await aDraft()
    expect((await linesFor(staff, serial, '')).status).toBe(200)
    expect((await linesFor(guest, serial, '')).status).toBe(404)
  })
})

describe('an indicative quote', () => {
  const LIST = {
    currency: 'USD',
    destination: 'US',
    lines: [
      { sku: 'RG-1-PL-17', quantity: 500 },
      { sku: 'RG-1-PL-19', quantity: 300, optionCodes: ['engrave'] },
      // Below the MOQ: it has no price, and says so.
      { sku: 'RG-1-PL-18', quantity: 7 },
    ],
  }
  const ask = (body: unknown, headers: Record<string, string> = {}) =>
    indicative(
      new Request(`${env().APP_URL}/api/indicative-quote`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: env().APP_URL, ...headers },
        body: JSON.stringify(body),
      }),
    )
  const textOf = async (answer: Response) => {
    const { text } = await extractText(await getDocumentProxy(await bytesOf(answer)), {
      mergePages: false,
    })
    return text
  }

  it('says what the list says, to the cent, on each page that it is no offer, and stores nothing', async () => {
    const { serial } = await importCards(
      as(staff, now),
      cardFileText([rateRow({ rate: '6', minimum: '40', fuelPercent: '10' })]),
      { replace: false },
    )
    await reviewCards(as(colleague, now), serial)
    const kept = () =>
      Promise.all([db.quoteRequest.count(), db.quote.count(), db.auditEvent.count()])
    const before = await kept()
    const answer = await ask({ ...LIST, customLines: 2 })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const pages = await textOf(answer)
    for (const page of pages) expect(page).toContain('NOT BINDING')
    const text = pages.join(' ')
    const list = await priceLines(anonymous, priceLinesSchema.parse(LIST), new Date())
    expect(text).toContain(formatMoney(list.goodsMinor, 'USD', 'en'))
    const { ways = [] } = list.landed ?? {}
    expect(ways.length).toBeGreaterThan(0)
    for (const { freightMinor, dutyMinor, landedMinor } of ways)
      for (const amount of [freightMinor, dutyMinor, landedMinor])
        expect(text).toContain(formatMoney(amount ?? 0, 'USD', 'en'))
    expect(text).toContain('on request')
    expect(text).toContain('2 pieces of your own description')
    expect(await kept()).toEqual(before)
  })

  it('is marked on the last of many pages as on the first', async () => {
    const many = Array.from({ length: 120 }, () => LIST.lines[0])
    const pages = await textOf(await ask({ ...LIST, destination: undefined, lines: many }))
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(page).toContain('NOT BINDING')
  })

  it('is for whoever may ask for a quote, from our own pages only, for a list that can be typeset', async () => {
    const companyId = crypto.randomUUID()
    const found: Record<string, number> = {}
    for (const [name, actor] of Object.entries({
      anonymous,
      staff,
      owner: aMember({ companyId }),
      buyer: aMember({ companyId, roles: ['buyer'] }),
      approver: aMember({ companyId, roles: ['approver'] }),
      viewer: aMember({ companyId, roles: ['viewer'] }),
      finance: aMember({ companyId, roles: ['finance'] }),
      alone: aMember({ companyId: null }),
    })) {
      asked.by = actor
      found[name] = (await ask(LIST)).status
    }
    expect(found).toEqual({
      anonymous: 200,
      staff: 200,
      owner: 200,
      buyer: 200,
      approver: 403,
      viewer: 403,
      finance: 403,
      alone: 200,
    })
    expect((await ask(LIST, { origin: 'https://elsewhere.example' })).status).toBe(403)
    for (const lines of [[], Array.from({ length: 501 }, () => LIST.lines[0])])
      expect((await ask({ ...LIST, lines })).status).toBe(422)
  })

  it('is limited for one source, and open to the next', async () => {
    env().TRUSTED_PROXY = true
    try {
      const from = (source: string) => ask({ lines: [] }, { 'x-forwarded-for': source })
      for (let i = 0; i < LIMITS.indicative.points; i++)
        expect((await from('203.0.113.7')).status).not.toBe(429)
      const refused = await from('203.0.113.7')
      expect(refused.status).toBe(429)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await from('203.0.113.8')).status).not.toBe(429)
    } finally {
      env().TRUSTED_PROXY = false
    }
  })
})
