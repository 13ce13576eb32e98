import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberActor, type Actor } from '@/features/accounts/rules/actor'
import { chooseThreadMail } from '@/features/threads/commands/choose-thread-mail'
import { markThreadRead } from '@/features/threads/commands/mark-thread-read'
import { postEntry } from '@/features/threads/commands/post-entry'
import { sendDailyLetters } from '@/features/threads/jobs/daily-letters'
import { entryLettersJob } from '@/features/threads/mails/entry-letters'
import { linesOf } from '@/features/threads/queries/lines'
import { getThread, threadFile, threadNews } from '@/features/threads/queries/thread'
import { unreadEntries } from '@/features/threads/queries/unread'
import { db } from '@/platform/db/client'
import { ForbiddenError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '@/tests/support/as'
import { aTrade, staff, type Trade } from '../access/a-trade'
import { anUpload, seedRing } from '../quotes/submit-request-fixtures'

process.env['INBOUND_MAIL_DOMAIN'] = 'reply.fsc.example'
process.env['INBOUND_MAIL_SECRET'] = 'a-secret-of-the-mail-server-0123456789'

const SECRET = 'our floor is 0.80'
let trade: Trade
let theirs: Trade
let requestId: string
/** a colleague of the buyer, who belongs to the company */
let ben: Actor

const says = (
  actor: Actor,
  more: Partial<{
    body: string
    audience: 'SHARED' | 'INTERNAL'
    files: { id: string; claimToken: string }[]
    lineId: string
    lineNumber: number
    key: string
  }> = {},
) =>
  postEntry(as(actor, new Date()), {
    serial: trade.requestSerial,
    key: randomUUID(),
    audience: 'SHARED',
    body: 'Can it be brushed?',
    files: [],
    ...more,
  })
const reads = (actor: Actor) => getThread(actor, trade.requestSerial, { locale: 'en' })
const letters = async (entrySerial: number) => {
  await entryLettersJob.handle({ requestId, serial: entrySerial })
  const { id } = await db.threadEntry.findUniqueOrThrow({
    where: { requestId_serial: { requestId, serial: entrySerial } },
  })
  return db.mailMessage.findMany({
    where: { dedupeKey: { startsWith: `thread-entry:${id}:` } },
    orderBy: { toAddress: 'asc' },
  })
}

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague('lin', ['sales'])
  trade = await aTrade('ana@aurora.example')
  theirs = await aTrade('eve@elsewhere.example')
  const request = await db.quoteRequest.findUniqueOrThrow({
    where: { serial: trade.requestSerial },
  })
  requestId = request.id
  await db.user.create({
    data: {
      id: 'ben',
      name: 'Ben',
      email: 'ben@aurora.example',
      role: 'BUYER',
      emailVerified: true,
    },
  })
  const { companyId } = request
  await db.companyMember.create({ data: { companyId, userId: 'ben', roles: ['buyer'] } })
  ben = memberActor({ userId: 'ben', name: 'Ben', email: 'ben@aurora.example' }, [
    { companyId, roles: ['buyer'] },
  ])
})
afterAll(stopBoss)

describe('what staff say among themselves', () => {
  it('is in nothing that a buyer gets: page, news, files, counts, letters', async () => {
    const upload = await anUpload()
    const { entrySerial } = await says(staff, {
      audience: 'INTERNAL',
      body: SECRET,
      files: [upload],
    })
    const { id: fileId } = await db.threadFile.findFirstOrThrow({
      where: { entry: { requestId, serial: entrySerial } },
    })
    for (const buyer of [trade.buyer, trade.guest, ben]) {
      const thread = await reads(buyer)
      expect(JSON.stringify(thread)).not.toContain(SECRET)
      expect(thread.lastSerial).toBeLessThan(entrySerial)
      const news = await threadNews(buyer, trade.requestSerial, {
        after: 0,
        shared: false,
        locale: 'en',
      })
      expect(JSON.stringify(news)).not.toContain(SECRET)
      expect(news.entries.every(({ audience }) => audience === 'SHARED')).toBe(true)
      await expect(threadFile(buyer, fileId)).rejects.toThrow(NotFoundError)
      expect(await unreadEntries(buyer, [trade.requestSerial])).toEqual(new Map())
      // A mark never passes what its reader can have read.
      await markThreadRead(as(buyer), { serial: trade.requestSerial, upTo: 10_000 })
    }
    expect(
      (await db.threadReader.findMany({ where: { requestId, side: 'BUYER' } })).every(
        ({ readSerial }) => readSerial < entrySerial,
      ),
    ).toBe(true)
    expect((await letters(entrySerial)).map(({ toAddress }) => toAddress)).toEqual([])
    expect(JSON.stringify(await reads(staff))).toContain(SECRET)
    expect(await threadFile(staff, fileId)).toMatchObject({ fileName: 'drawing.pdf' })
    // It isn't a file of the request either.
    expect(await db.attachment.findUnique({ where: { id: upload.id } })).toBeNull()
  })

  it('is written by staff alone, and not by viewers', async () => {
    for (const actor of [trade.buyer, trade.guest, ben, { ...staff, roles: ['viewer'] } as Actor])
      await expect(says(actor, { audience: 'INTERNAL' })).rejects.toThrow(ForbiddenError)
    const merchandiser = { ...staff, roles: ['merchandiser'] } as Actor
    await says(merchandiser, { audience: 'INTERNAL' })
    await expect(says(merchandiser)).rejects.toThrow(ForbiddenError)
  })
})

describe('an entry', () => {
  it('is added once by its key, with its files, about a line that is on the papers', async () => {
    const [line] = await linesOf(db, requestId, { drafts: false })
    const upload = await anUpload()
    const key = randomUUID()
    const message = { key, files: [upload], lineId: line?.id ?? '' }
    const { entrySerial } = await says(trade.guest, message)
    expect(await says(trade.guest, message)).toEqual({ entrySerial })
    const entry = (await reads(staff)).entries.at(-1)
    expect(entry).toMatchObject({ kind: 'QUESTION', line: { title: line?.title }, own: false })
    expect(entry?.files).toHaveLength(1)
    await expect(says(trade.guest, { files: [upload] })).rejects.toThrow(InvalidInputError)
    await expect(says(trade.guest, { lineId: randomUUID() })).rejects.toThrow(InvalidInputError)
    // On a long paper a line is named by its number.
    const { entrySerial: numbered } = await says(trade.guest, { lineNumber: line?.position ?? 0 })
    expect((await reads(staff)).entries.find(({ serial }) => serial === numbered)).toMatchObject({
      kind: 'QUESTION',
      line: { id: line?.id },
    })
    await expect(says(trade.guest, { lineNumber: 900 })).rejects.toMatchObject({
      complaints: { lineNumber: [{ code: 'refusals.thread_line' }] },
    })
    // The request's line and the quote's are one.
    const requestLines = await db.quoteRequestLine.findMany({ where: { requestId } })
    expect(requestLines.map(({ id }) => id)).toContain(line?.id)
  })

  it('is refused when it is empty or too long, and stored as typed when it is script', async () => {
    await expect(says(ben, { body: '' })).rejects.toThrow(InvalidInputError)
    await expect(says(ben, { body: 'x'.repeat(1_000_000) })).rejects.toThrow(InvalidInputError)
    await expect(
      says(ben, {
        files: Array.from({ length: 50 }, () => ({ id: randomUUID(), claimToken: 'x'.repeat(43) })),
      }),
    ).rejects.toThrow(InvalidInputError)
    const script = '<script>alert(1)</script>'
    const { entrySerial } = await says(ben, { body: script })
    expect((await reads(ben)).entries.at(-1)).toMatchObject({ text: script, own: true })
    const [letter] = await letters(entrySerial)
    expect(letter?.html).not.toContain(script)
  })

  it('of somebody else’s thread isn’t found, and adds nothing', async () => {
    const before = await db.threadEntry.count({ where: { requestId } })
    for (const actor of [theirs.buyer, theirs.guest]) {
      await expect(says(actor)).rejects.toThrow(NotFoundError)
      await expect(reads(actor)).rejects.toThrow(NotFoundError)
      expect(await unreadEntries(actor, [trade.requestSerial])).toEqual(new Map())
    }
    expect(await db.threadEntry.count({ where: { requestId } })).toBe(before)
  })
})

describe('the read mark', () => {
  it('is stored for each person, only advances, and is shown to the other side', async () => {
    const { entrySerial } = await says(staff, { body: 'Brushed costs 0.05 more.' })
    const count = async (actor: Actor) =>
      (await unreadEntries(actor, [trade.requestSerial])).get(trade.requestSerial) ?? 0
    const before = await count(ben)
    expect(before).toBeGreaterThan(0)
    await markThreadRead(as(ben), { serial: trade.requestSerial, upTo: entrySerial })
    await markThreadRead(as(ben), { serial: trade.requestSerial, upTo: 1 })
    expect(await count(ben)).toBe(0)
    expect(await count(trade.guest)).toBeGreaterThan(0)
    expect((await reads(staff)).readBy).toContainEqual(
      expect.objectContaining({ name: 'Ben', serial: entrySerial }),
    )
    // Their own entries aren't new to them.
    await says(ben)
    expect(await count(ben)).toBe(0)
  })

  it('clears the notifications', async () => {
    await db.notification.deleteMany({})
    const { entrySerial } = await says(trade.guest)
    expect(await db.notification.count({ where: { userId: 'lin', readAt: null } })).toBe(1)
    await markThreadRead(as(staff), { serial: trade.requestSerial, upTo: entrySerial })
    expect(await db.notification.count({ where: { userId: 'lin', readAt: null } })).toBe(0)
  })
})

describe('a letter about an entry', () => {
  it('goes to those who haven’t read it and want it, each with a reply address of their own', async () => {
    const { entrySerial } = await says(staff, { body: 'Here is the sample’s date.' })
    await markThreadRead(as(ben), { serial: trade.requestSerial, upTo: entrySerial })
    const [ana, ...others] = await letters(entrySerial)
    expect(others).toEqual([])
    expect(ana).toMatchObject({ toAddress: 'ana@aurora.example', template: 'thread-entry' })
    expect(ana?.replyTo).toMatch(/^reply\+[a-z2-7]{58}@reply\.fsc\.example$/)
    // Repeated, it is the same letter.
    expect(await letters(entrySerial)).toHaveLength(1)
  })

  it('isn’t sent to those who want none, left the company, or get one letter a day', async () => {
    await chooseThreadMail(as(trade.guest), { serial: trade.requestSerial, channel: 'DAILY' })
    await db.companyMember.updateMany({
      where: { userId: 'ben' },
      data: { roles: [], leftAt: new Date(), leftBy: 'Ana' },
    })
    const { entrySerial } = await says(staff, { body: 'In a day’s letter.' })
    expect(await letters(entrySerial)).toEqual([])
    await sendDailyLetters(new Date())
    await sendDailyLetters(new Date())
    const daily = await db.mailMessage.findMany({ where: { template: 'thread-daily' } })
    expect(daily.map(({ toAddress }) => toAddress)).toEqual(['ana@aurora.example'])
    expect(daily[0]?.text).toContain('In a day’s letter.')
    expect(daily[0]?.text).not.toContain(SECRET)
    await chooseThreadMail(as(trade.guest), { serial: trade.requestSerial, channel: 'NONE' })
    expect(await letters((await says(staff)).entrySerial)).toEqual([])
  })
})
