import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { mailTable } from '@/features/accounts/queries/letters'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { MAIL_LIST } from '@/features/accounts/rules/mail-list'
import { orderTable } from '@/features/orders/queries/order-table'
import { ownOrderTable } from '@/features/orders/queries/own-orders'
import { ORDER_LIST } from '@/features/orders/rules/order-list'
import { OWN_ORDER_LIST } from '@/features/orders/rules/own-order-list'
import { ownQuoteTable } from '@/features/quotes/queries/own-quotes'
import { quoteTable } from '@/features/quotes/queries/quote-table'
import { OWN_QUOTE_LIST } from '@/features/quotes/rules/own-quote-list'
import { QUOTE_LIST } from '@/features/quotes/rules/quote-list'
import { ownRequestTable } from '@/features/requests/queries/own-requests'
import { OWN_REQUEST_LIST } from '@/features/requests/rules/own-request-list'
import { db } from '@/platform/db/client'
import { formatOrderNumber } from '@/platform/numbers'
import { allPages, allRows, listed } from '../../support/listed'
import { aMember } from '@/tests/support/a-member'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const now = new Date('2026-11-24T04:00:00Z')
/** More than any list showed before it had pages. */
const COUNT = 205

const day = (days: number): Date => new Date(now.getTime() + days * 86_400_000)

let buyer: Actor

beforeAll(async () => {
  const company = await db.company.create({ data: { name: 'Aurora Trading' } })
  buyer = aMember({ companyId: company.id })
  const contact = await db.contact.create({
    data: { companyId: company.id, name: 'Ana Ruiz', email: 'ana@aurora.example' },
  })
  const ids = Array.from({ length: COUNT }, () => ({
    request: randomUUID(),
    quote: randomUUID(),
    revision: randomUUID(),
  }))
  await db.quoteRequest.createMany({
    data: ids.map(({ request }, i) => ({
      id: request,
      companyId: company.id,
      contactId: contact.id,
      companyName: i === 7 ? 'Östlund 100% Smycken' : 'Aurora Trading',
      contactName: 'Ana Ruiz',
      contactEmail: 'ana@aurora.example',
      destination: 'US',
      incoterm: 'DDP' as const,
      currency: 'USD',
      locale: 'en',
      estimateMinor: 100,
      idempotencyKey: randomUUID(),
    })),
  })
  // All at one moment, as an import creates them.
  await db.quote.createMany({
    data: ids.map(({ request, quote }) => ({
      id: quote,
      requestId: request,
      companyId: company.id,
      createdAt: now,
    })),
  })
  await db.quoteRevision.createMany({
    data: ids.map(({ quote, revision }, i) => ({
      id: revision,
      quoteId: quote,
      number: 1,
      state: i % 5 === 0 ? ('DRAFT' as const) : ('SENT' as const),
      document: {},
      documentHash: i % 5 === 0 ? null : '0'.repeat(64),
      currency: 'USD',
      totalMinor: 1_000 + (i % 3),
      depositMinor: 300,
      validUntil: day(i % 2 === 0 ? 10 : -10),
      sentAt: i % 5 === 0 ? null : now,
    })),
  })
  await db.order.createMany({
    data: ids.map(({ quote, revision }, i) => ({
      quoteId: quote,
      revisionId: revision,
      companyId: company.id,
      currency: 'USD',
      totalMinor: 1_000 + (i % 3),
      createdAt: day(-i),
      state: i % 5 === 0 ? ('CONFIRMED' as const) : ('AWAITING_DEPOSIT' as const),
      confirmedAt: i % 5 === 0 ? now : null,
    })),
  })
  await db.mailMessage.createMany({
    data: ids.map(({ quote }, i) => ({
      template: 'test',
      toAddress: `buyer-${i % 4}@aurora.example`,
      mailbox: `buyer-${i % 4}@aurora.example`,
      subject: i === 3 ? 'Open https://fsc.example/l/ABCDEFGHIJ0123456789xyz' : `Letter ${i}`,
      html: '',
      text: '',
      dedupeKey: quote,
      state: i % 5 === 0 ? ('FAILED' as const) : ('SENT' as const),
      createdAt: now,
    })),
  })
})

describe('the lists of the desk', () => {
  it.each(Object.keys(QUOTE_LIST.sorts))(
    'reach every quote by %s, in both directions',
    async (sort) => {
      for (const down of ['0', '1']) {
        const pages = await allPages(QUOTE_LIST, await quoteTable(staff, now), { sort, down })
        expect(new Set(pages.flatMap(({ rows }) => rows.map(({ serial }) => serial))).size).toBe(
          COUNT,
        )
        expect(pages.map(({ total }) => total)).toEqual([COUNT, COUNT, COUNT])
      }
    },
  )

  it.each(Object.keys(ORDER_LIST.sorts))(
    'reach every order by %s, in both directions',
    async (sort) => {
      for (const down of ['0', '1']) {
        const pages = await allPages(ORDER_LIST, await orderTable(staff), { sort, down })
        expect(new Set(pages.flatMap(({ rows }) => rows.map(({ serial }) => serial))).size).toBe(
          COUNT,
        )
        // Unconfirmed ones stand last in both directions.
        if (sort === 'confirmed') expect(pages[0]?.rows[0]?.confirmedAt).not.toBeNull()
      }
    },
  )

  it.each(Object.keys(MAIL_LIST.sorts))(
    'reach every letter by %s, in both directions',
    async (sort) => {
      for (const down of ['0', '1']) {
        const pages = await allPages(MAIL_LIST, await mailTable(staff), { sort, down })
        expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(COUNT)
      }
    },
  )

  it('are exported in full, not up to a number of rows', async () => {
    expect(await allRows(QUOTE_LIST, await quoteTable(staff, now))).toHaveLength(COUNT)
    expect(await allRows(ORDER_LIST, await orderTable(staff))).toHaveLength(COUNT)
    expect(await allRows(MAIL_LIST, await mailTable(staff))).toHaveLength(COUNT)
  })

  it('are narrowed by the filters, and by nothing else', async () => {
    const quotes = async (params: Record<string, string>) =>
      (await listed(QUOTE_LIST, await quoteTable(staff, now), params)).total
    expect(await quotes({ standing: 'DRAFT' })).toBe(41)
    expect(await quotes({ standing: 'SIGNABLE' })).toBe(82)
    expect(await quotes({ standing: 'EXPIRED' })).toBe(82)
    expect(await quotes({ standing: 'ACCEPTED' })).toBe(0)
    // A character that LIKE would take for any text, and letters beyond ASCII.
    expect(await quotes({ q: '100%' })).toBe(1)
    expect(await quotes({ q: 'ÖSTLUND' })).toBe(1)
    expect(await quotes({ since: '2026-11-25' })).toBe(0)
    expect(await quotes({ since: '2026-11-24' })).toBe(COUNT)
    const orders = async (params: Record<string, string>) =>
      (await listed(ORDER_LIST, await orderTable(staff), params)).total
    expect(await orders({ state: 'CONFIRMED' })).toBe(41)
    expect(await orders({ q: 'nobody' })).toBe(0)
    const mails = async (params: Record<string, string>) =>
      (await listed(MAIL_LIST, await mailTable(staff), params)).total
    expect(await mails({ state: 'FAILED', q: 'BUYER-' })).toBe(41)
    expect(await mails({ q: 'Letter 204' })).toBe(1)
  })

  it('show a quote’s draft beside the revision that was sent before it', async () => {
    const quote = await db.quote.findFirstOrThrow({
      where: { revisions: { some: { state: 'SENT' } } },
      orderBy: { serial: 'asc' },
    })
    await db.quoteRevision.create({
      data: {
        quoteId: quote.id,
        number: 2,
        document: {},
        currency: 'USD',
        totalMinor: 2_000,
        depositMinor: 600,
        validUntil: day(20),
      },
    })
    const source = await quoteTable(staff, now)
    expect(await source.pick([quote.serial])).toMatchObject([
      { serial: quote.serial, revision: 2, state: 'DRAFT', besideDraft: false },
      { serial: quote.serial, revision: 1, state: 'SENT', besideDraft: true },
    ])
    const pages = await allPages(QUOTE_LIST, source)
    expect(pages.flatMap(({ rows }) => rows)).toHaveLength(COUNT + 1)
    expect(pages[0]?.total).toBe(COUNT)
  })

  it('show no secret of a letter', async () => {
    const { rows } = await listed(MAIL_LIST, await mailTable(staff), { q: 'Open' })
    expect(rows.map(({ subject }) => subject)).toEqual(['Open https://fsc.example/l/•••'])
  })
})

describe('the lists of a buyer', () => {
  it('reach everything of their company, page by page, and nothing of another', async () => {
    const numbers = (pages: { rows: { serial: number }[] }[]) =>
      new Set(pages.flatMap(({ rows }) => rows.map(({ serial }) => serial))).size
    // A draft is the desk's, and isn't counted; one revision of the first quote was sent meanwhile.
    const sentCount = await db.quote.count({
      where: { revisions: { some: { state: { not: 'DRAFT' } } } },
    })
    const quotes = await allPages(OWN_QUOTE_LIST, await ownQuoteTable(buyer, now))
    expect([numbers(quotes), quotes[0]?.total]).toEqual([sentCount, sentCount])
    const orders = await allPages(OWN_ORDER_LIST, await ownOrderTable(buyer))
    expect([numbers(orders), orders.length]).toEqual([COUNT, Math.ceil(COUNT / 25)])
    const requests = await allPages(OWN_REQUEST_LIST, await ownRequestTable(buyer))
    expect([numbers(requests), requests[0]?.total]).toEqual([COUNT, COUNT])

    const other = await db.company.create({ data: { name: 'Elsewhere' } })
    const { id: requestId, serial } = await db.quoteRequest.findFirstOrThrow()
    for (const companyId of [other.id, null]) {
      const stranger = aMember({ companyId })
      expect((await listed(OWN_QUOTE_LIST, await ownQuoteTable(stranger, now))).total).toBe(0)
      expect((await listed(OWN_ORDER_LIST, await ownOrderTable(stranger))).total).toBe(0)
      expect((await listed(OWN_REQUEST_LIST, await ownRequestTable(stranger))).total).toBe(0)
      // A holder of a request's link reaches that request.
      const linked = { ...stranger, linkedRequestIds: [requestId] } as Actor
      expect((await listed(OWN_REQUEST_LIST, await ownRequestTable(linked))).rows).toMatchObject([
        { serial },
      ])
    }
  })

  it('are filtered by state and by number', async () => {
    const total = async (standing: string) =>
      (await listed(OWN_QUOTE_LIST, await ownQuoteTable(buyer, now), { standing })).total
    expect((await total('SIGNABLE')) + (await total('EXPIRED'))).toBe(
      (await listed(OWN_QUOTE_LIST, await ownQuoteTable(buyer, now))).total,
    )
    expect(await total('ACCEPTED')).toBe(0)
    const { rows } = await listed(OWN_ORDER_LIST, await ownOrderTable(buyer), {
      standing: 'BEGUN',
    })
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['CONFIRMED']))
    const toPay = await listed(OWN_ORDER_LIST, await ownOrderTable(buyer), {
      standing: 'TO_PAY',
      sort: 'due',
    })
    const days = toPay.rows.flatMap(({ owes }) => owes?.dueOn ?? [])
    expect(toPay.rows.every(({ owes }) => owes !== null && owes.openMinor > 0)).toBe(true)
    expect(days).toEqual(days.toSorted())
    const q = formatOrderNumber(rows[0]?.serial ?? 0).toLowerCase()
    expect((await listed(OWN_ORDER_LIST, await ownOrderTable(buyer), { q })).rows).toEqual([
      rows[0],
    ])
    expect(
      (await listed(OWN_ORDER_LIST, await ownOrderTable(buyer), { q: 'SO-99999' })).total,
    ).toBe(0)
  })
})
