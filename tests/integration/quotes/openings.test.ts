import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { noteOpening } from '@/features/quotes/commands/note-opening'
import { quoteTable } from '@/features/quotes/queries/quote-table'
import { getQuote } from '@/features/quotes/queries/quotes'
import { QUOTE_LIST } from '@/features/quotes/rules/quote-list'
import { unopened } from '@/features/work/queries/sales-work'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { allRows } from '@/tests/support/listed'
import { aSentQuote, openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0'
const SCANNER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0.0.0'
const DAY_MS = 86_400_000
const later = (days: number) => new Date(now.getTime() + days * DAY_MS)

describe('a sent quote', () => {
  it('is unopened until a person of its buyer sees it, which is recorded once', async () => {
    const { serial, guest } = await aSentQuote()
    const strange: Actor = { kind: 'guest', linkedRequestIds: [] }
    const opening = { serial, revision: 1 }
    const waits = async () =>
      (await unopened(staff, later(2))).rows.some(({ id }) => id === String(serial))
    const standing = async () =>
      (await allRows(QUOTE_LIST, await quoteTable(staff, later(1)), { standing: 'UNOPENED' })).some(
        (row) => row.serial === serial,
      )

    // Neither a read, nor a mail filter, nor the desk, nor somebody else counts as an opening.
    await getQuote(guest, serial)
    await noteOpening(as(guest, now), opening, SCANNER)
    await noteOpening(as(guest, now), opening, null)
    await expect(noteOpening(as(staff, now), opening, BROWSER)).rejects.toThrow(/quote.open/)
    await expect(noteOpening(as(strange, now), opening, BROWSER)).rejects.toThrow()
    await expect(
      noteOpening(as(guest, now), { serial, revision: 2 }, BROWSER),
    ).rejects.toMatchObject({ name: 'NotFoundError' })
    expect([await waits(), await standing()]).toEqual([true, true])
    // Less than a day old, it isn't on the list yet.
    expect((await unopened(staff, now)).rows).toEqual([])

    await Promise.all(
      Array.from({ length: 5 }, (_, i) => noteOpening(as(guest, later(i / 10)), opening, BROWSER)),
    )
    expect([await waits(), await standing()]).toEqual([false, false])
    const [kept] = await db.revisionOpening.findMany()
    expect((await getQuote(staff, serial)).revision.openedAt).toEqual(kept?.openedAt)
    expect(await db.auditEvent.count({ where: { action: 'quote.open' } })).toBe(1)
  })
})
