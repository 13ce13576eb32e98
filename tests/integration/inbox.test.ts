import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { requestTable } from '@/features/requests/queries/inbox'
import { REQUEST_LIST } from '@/features/requests/rules/request-list'
import { db } from '@/platform/db/client'
import { writeCursor } from '@/platform/lists/cursor'
import { allPages, listed } from '../support/listed'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const ROWS = REQUEST_LIST.pageRows
const COUNT = 2 * ROWS + 30
const since = new Date('2026-11-01T00:00:00Z')
const now = new Date('2026-11-24T04:00:00Z')

/** Three come in the same moment, as in a burst. */
const when = (i: number): Date => new Date(since.getTime() + Math.floor(i / 3) * 60_000)

beforeAll(async () => {
  const company = await db.company.create({ data: { name: 'Aurora Trading' } })
  const contact = await db.contact.create({
    data: { companyId: company.id, name: 'Ana Ruiz', email: 'ana@aurora.example' },
  })
  await db.quoteRequest.createMany({
    data: Array.from({ length: COUNT }, (_, i) => ({
      companyId: company.id,
      contactId: contact.id,
      companyName: 'Aurora Trading',
      contactName: 'Ana Ruiz',
      contactEmail: 'ana@aurora.example',
      destination: 'US',
      incoterm: 'DDP' as const,
      currency: 'USD',
      locale: 'en',
      estimateMinor: 100,
      idempotencyKey: randomUUID(),
      createdAt: when(i),
      // Of 230 every fifth has been answered.
      status: i % 5 === 0 ? ('QUOTED' as const) : ('NEW' as const),
    })),
  })
})

const inbox = async (params: Record<string, string> = {}) =>
  listed(REQUEST_LIST, await requestTable(staff, now), params)
const ALL = { status: 'ALL', down: '1' }

describe('the inbox', () => {
  it.each([
    ['open', {}, (COUNT / 5) * 4],
    ['all', ALL, COUNT],
  ] as const)(
    'shows every request of the view "%s" once, and how many there are',
    async (view, params, total) => {
      const pages = await allPages(REQUEST_LIST, await requestTable(staff, now), params)
      const rows = pages.flatMap((page) => page.rows)
      expect(new Set(rows.map(({ serial }) => serial)).size).toBe(total)
      expect(rows).toHaveLength(total)
      expect(pages.map((page) => page.total)).toEqual(pages.map(() => total))
      expect(pages.map(({ range }) => range?.from)).toEqual(pages.map((_, i) => i * ROWS + 1))
      const times = rows.map(({ createdAt }) => createdAt.getTime())
      expect(times).toEqual(times.toSorted((a, b) => (view === 'open' ? a - b : b - a)))
    },
  )

  it('continues after a request that was answered meanwhile', async () => {
    const { next, rows } = await inbox()
    const after = next ? writeCursor('came', next) : ''
    const expected = (await inbox({ after })).rows
    await db.quoteRequest.update({
      where: { serial: rows.at(-1)?.serial ?? 0 },
      data: { status: 'DECLINED' },
    })
    const second = await inbox({ after })
    expect(second.rows).toEqual(expected)
    expect(second.range?.from).toBe(ROWS)
  })

  it('is narrowed by buyer, number, country and day', async () => {
    const serial = (await inbox(ALL)).rows[3]?.serial ?? 0
    const number = `rfq-${String(serial).padStart(5, '0')}`
    expect((await inbox({ ...ALL, q: number })).rows.map((row) => row.serial)).toEqual([serial])
    expect((await inbox({ ...ALL, q: 'AURORA' })).total).toBe(COUNT)
    expect((await inbox({ ...ALL, q: "x' OR true --" })).total).toBe(0)
    expect((await inbox({ ...ALL, to: 'us' })).total).toBe(COUNT)
    expect((await inbox({ ...ALL, to: 'MX' })).total).toBe(0)
    expect((await inbox({ ...ALL, since: '2199-01-01' })).total).toBe(0)
    expect((await inbox({ status: 'QUOTED' })).total).toBe(COUNT / 5)
    expect((await inbox({ ...ALL, sort: 'buyer' })).rows).toHaveLength(ROWS)
  })

  it('counts lines, files and the newest revision of each', async () => {
    const row = (await inbox(ALL)).rows[0]
    const request = await db.quoteRequest.findUniqueOrThrow({ where: { serial: row?.serial ?? 0 } })
    await db.quoteRequestLine.createMany({
      data: [1, 2, 3].map((position) => ({
        requestId: request.id,
        position,
        kind: 'CUSTOM' as const,
        quantity: 10,
        specification: {},
      })),
    })
    await db.quote.create({ data: { requestId: request.id, companyId: request.companyId } })
    const [counted] = (await inbox(ALL)).rows
    // A quote without a revision isn't one that could be opened.
    expect(counted).toMatchObject({ lineCount: 3, customLineCount: 3, fileCount: 0, quote: null })
  })
})
