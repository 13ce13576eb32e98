import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEntry, type NewEntry } from '@/features/threads/commands/add-entry'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { aTrade, staff, type Trade } from '../access/a-trade'
import { now, seedRing } from '../quotes/submit-request-fixtures'

let trade: Trade
let requestId: string

const add = (actor: Actor, entry: Partial<NewEntry> = {}) =>
  db.$transaction((transaction) =>
    addEntry({ actor, now, transaction }, {
      requestId,
      kind: 'MESSAGE',
      body: 'Can it be brushed?',
      cause: randomUUID(),
      ...entry,
    } as NewEntry),
  )
const storedEntries = () =>
  db.threadEntry.findMany({ where: { requestId }, orderBy: { serial: 'asc' } })

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague()
  trade = await aTrade('ana@aurora.example')
  requestId = (await db.quoteRequest.findUniqueOrThrow({ where: { serial: trade.requestSerial } }))
    .id
})
afterAll(stopBoss)

describe('a thread', () => {
  it('reports what was done to its quote, by whom, in order', async () => {
    expect(
      (await storedEntries()).map(({ serial, event, side, authorName }) => [
        serial,
        event,
        side,
        authorName,
      ]),
    ).toEqual([
      [1, 'revision_sent', 'STAFF', 'Lin'],
      [2, 'accepted', 'BUYER', expect.any(String)],
    ])
  })

  it('adds an entry once by its cause, and numbers many at once without a gap', async () => {
    const cause = randomUUID()
    const first = await add(trade.buyer, { cause })
    expect(await add(trade.buyer, { cause })).toEqual({ ...first, isNew: false })
    await Promise.all(Array.from({ length: 12 }, (_, i) => add(i % 2 ? staff : trade.guest)))
    const serials = (await storedEntries()).map(({ serial }) => serial)
    expect(serials).toEqual(serials.map((_, i) => i + 1))
    const { lastSerial, sharedSerial } = await db.thread.findUniqueOrThrow({ where: { requestId } })
    expect([lastSerial, sharedSerial]).toEqual([serials.length, serials.length])
  })

  it('keeps nothing of what was rolled back', async () => {
    const before = await storedEntries()
    await expect(
      db.$transaction(async (transaction) => {
        await addEntry(
          { actor: staff, now, transaction },
          { requestId, kind: 'MESSAGE', body: 'never said', cause: 'undone' },
        )
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await storedEntries()).toEqual(before)
  })

  it('doesn’t exist where there is no request', async () => {
    await expect(add(staff, { requestId: randomUUID() })).rejects.toThrow(NotFoundError)
  })
})

describe('the audience of an entry', () => {
  it('is never changed: the database refuses it, like any other change of an entry', async () => {
    const { id } = await add(staff, { audience: 'INTERNAL', body: 'margin is thin' })
    const where = { id }
    for (const data of [{ audience: 'SHARED' as const }, { body: 'changed' }, { serial: 99 }])
      await expect(db.threadEntry.update({ where, data })).rejects.toThrow(/permission denied/)
    await expect(db.threadEntry.delete({ where })).rejects.toThrow(/permission denied/)
    const { lastSerial, sharedSerial } = await db.thread.findUniqueOrThrow({ where: { requestId } })
    expect(sharedSerial).toBe(lastSerial - 1)
  })

  it('is both sides for what a buyer writes', async () => {
    await expect(add(trade.buyer, { audience: 'INTERNAL' })).rejects.toThrow(
      /thread_entry_internal/,
    )
    await expect(add(trade.guest, { audience: 'INTERNAL' })).rejects.toThrow(
      /thread_entry_internal/,
    )
  })
})
