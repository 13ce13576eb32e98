import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { INBOX_PAGE_ROWS, listInbox, type InboxView } from '@/features/requests/queries/inbox'
import { db } from '@/platform/db/client'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  role: 'staff',
}
const COUNT = 2 * INBOX_PAGE_ROWS + 30
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

async function allPages(view: InboxView) {
  const pages = [await listInbox(staff, view, { now })]
  for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
    pages.push(await listInbox(staff, view, { after: next, now }))
  return pages
}

describe('the inbox', () => {
  it.each([
    ['open', (COUNT / 5) * 4],
    ['all', COUNT],
  ] as const)(
    'shows every request of the view "%s" once, and how many there are',
    async (view, total) => {
      const pages = await allPages(view)
      const rows = pages.flatMap((page) => page.rows)
      expect(new Set(rows.map(({ serial }) => serial)).size).toBe(total)
      expect(rows).toHaveLength(total)
      expect(pages.map((page) => page.total)).toEqual(pages.map(() => total))
      expect(pages.map(({ before }) => before)).toEqual(pages.map((_, i) => i * INBOX_PAGE_ROWS))
      const times = rows.map(({ createdAt }) => createdAt.getTime())
      expect(times).toEqual(times.toSorted((a, b) => (view === 'open' ? a - b : b - a)))
    },
  )

  it('goes on behind a request that was answered meanwhile', async () => {
    const first = await listInbox(staff, 'open', { now })
    const last = first.rows.at(-1)?.serial ?? 0
    const expected = (await listInbox(staff, 'open', { after: last, now })).rows
    await db.quoteRequest.update({ where: { serial: last }, data: { status: 'DECLINED' } })
    const second = await listInbox(staff, 'open', { after: last, now })
    expect(second.rows).toEqual(expected)
    expect(second.before).toBe(INBOX_PAGE_ROWS - 1)
  })

  it('begins at the start behind a serial that is nobody’s', async () => {
    const start = await listInbox(staff, 'all', { now })
    expect(await listInbox(staff, 'all', { after: 2_000_000_000, now })).toEqual(start)
  })

  it('counts lines, files and the newest revision of each', async () => {
    const row = (await listInbox(staff, 'all', { now })).rows[0]
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
    const [counted] = (await listInbox(staff, 'all', { now })).rows
    // A quote without a revision isn't one that could be opened.
    expect(counted).toMatchObject({ lineCount: 3, customLineCount: 3, fileCount: 0, quote: null })
  })
})
