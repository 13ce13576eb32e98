import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resolveLink } from '@/features/accounts/queries/links'
import type { Actor } from '@/features/accounts/rules/actor'
import { linkToken } from '@/features/accounts/rules/links'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { assignRequest } from '@/features/requests/commands/assign-request'
import { declineRequest } from '@/features/requests/commands/decline-request'
import { mergeRequests } from '@/features/requests/commands/merge-requests'
import { snoozeRequest } from '@/features/requests/commands/snooze-request'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { takeRequest } from '@/features/requests/commands/take-request'
import type { OwnContext } from '@/features/accounts/context'
import type { Handled } from '@/features/requests/commands/handle'
import { handleRequests } from '@/features/requests/commands/handle-requests'
import { undoHandling, undoLastHandling } from '@/features/requests/commands/undo-handling'
import { declinedMailJob, reopenedMailJob } from '@/features/requests/mails/declined-letters'
import { getRequest } from '@/features/requests/queries/requests'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { anonymous, anUpload, aRequest, now, seedRing } from '../quotes/submit-request-fixtures'

const person = (userId: string): Actor => ({
  kind: 'staff',
  userId,
  name: userId,
  email: `${userId}@fsc.example`,
  roles: ['sales'],
})
const [lin, mei] = [person('lin'), person('mei')]

beforeAll(async () => {
  await boss()
  await seedRing()
  for (const id of ['lin', 'mei'])
    await db.user.create({
      data: { id, name: id, email: `${id}@fsc.example`, role: 'STAFF', roles: ['sales'] },
    })
  await db.user.create({
    data: { id: 'max', name: 'Max', email: 'max@fsc.example', role: 'STAFF', roles: ['finance'] },
  })
})
afterAll(stopBoss)
beforeEach(async () => {
  // Deeds of earlier tests can't be undone by the next.
  await db.quoteRequest.updateMany({ data: { handlingVersion: { increment: 100 } } })
})

async function submitted(change: Parameters<typeof aRequest>[0] = {}) {
  const { serial } = await submitRequest(as(anonymous, now), aRequest(change), 'en')
  return serial
}
const stored = (serial: number) =>
  db.quoteRequest.findUniqueOrThrow({
    where: { serial },
    include: { lines: { orderBy: { position: 'asc' } }, attachments: true },
  })
const seen = async (serial: number) => ({
  serial,
  version: (await stored(serial)).handlingVersion,
})
const trail = (id: string) =>
  db.auditEvent.findMany({ where: { objectId: id }, orderBy: { at: 'asc' } })

describe('several requests in one go', () => {
  it('are handled one by one, and undone together except those that somebody has handled since', async () => {
    const serials = [await submitted(), await submitted(), await submitted()]
    const of = await Promise.all(serials.map(seen))
    const [first = 0, second = 0, third = 0] = serials
    await snoozeRequest(as(mei, now), { ...(await seen(third)), until: '2026-12-01' })
    const take = (context: OwnContext, one: Handled) =>
      takeRequest(context, one).then(() => undefined)
    const { done, refused } = await handleRequests(as(lin, now), of, take)
    expect(done).toEqual([first, second])
    expect(refused).toEqual([{ serial: third, reason: 'handled_meanwhile', by: 'mei' }])
    // If one of several is refused, none is done.
    await expect(
      handleRequests(as(lin, now), await Promise.all(serials.map(seen)), (context, one) =>
        snoozeRequest(context, { ...one, until: '2020-01-01' }).then(() => undefined),
      ),
    ).rejects.toMatchObject({ complaints: { until: expect.anything() } })
    await snoozeRequest(as(mei, now), { ...(await seen(first)), until: '2026-12-01' })
    expect(await undoLastHandling(as(lin, now))).toEqual({ deed: 'take', serials: [second] })
    expect((await stored(first)).assignedToId).toBe('lin')
    expect((await stored(second)).assignedToId).toBeNull()
    await expect(undoLastHandling(as(lin, now))).rejects.toMatchObject({
      reason: 'nothing_to_undo',
    })
  })
})

describe('a request in the inbox', () => {
  it('is taken by one of two: the other is told who was quicker', async () => {
    const of = await seen(await submitted())
    const both = await Promise.allSettled([
      takeRequest(as(lin, now), of),
      takeRequest(as(mei, now), of),
    ])
    const [won] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    const [lost] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(won).toEqual({ serial: of.serial, version: of.version + 1 })
    const { assignedToId } = await stored(of.serial)
    expect(['lin', 'mei']).toContain(assignedToId)
    expect(lost).toMatchObject({ reason: 'handled_meanwhile', by: assignedToId })
  })

  it('is assigned to people who answer requests, and to nobody else', async () => {
    const serial = await submitted()
    await assignRequest(as(lin, now), { ...(await seen(serial)), to: 'mei' })
    expect(await stored(serial)).toMatchObject({ assignedToId: 'mei' })
    await expect(
      assignRequest(as(lin, now), { ...(await seen(serial)), to: 'max' }),
    ).rejects.toMatchObject({ complaints: { to: [{ code: 'refusals.not_of_sales' }] } })
    await db.user.update({ where: { id: 'mei' }, data: { roles: [], leftAt: now } })
    await expect(
      assignRequest(as(lin, now), { ...(await seen(serial)), to: 'mei' }),
    ).rejects.toMatchObject({ complaints: { to: [{ code: 'refusals.not_of_sales' }] } })
    await db.user.update({ where: { id: 'mei' }, data: { roles: ['sales'], leftAt: null } })
  })

  it.each(['2026-11-24', '2026-11-01', '2027-06-30', '2026-02-30', 'tomorrow', ''])(
    'can’t be snoozed until %j',
    async (until) => {
      const of = await seen(await submitted())
      await expect(snoozeRequest(as(lin, now), { ...of, until })).rejects.toMatchObject({
        complaints: { until: [{ code: 'refusals.snooze_day' }] },
      })
      expect(await stored(of.serial)).toMatchObject({ handlingVersion: of.version })
    },
  )

  it('undoes each deed in turn, and keeps what somebody else has done since', async () => {
    const serial = await submitted()
    await takeRequest(as(lin, now), await seen(serial))
    await snoozeRequest(as(lin, now), { ...(await seen(serial)), until: '2026-12-01' })
    await declineRequest(as(lin, now), { ...(await seen(serial)), words: 'We can’t.' })
    const undone: string[] = []
    for (let i = 0; i < 3; i++) undone.push((await undoHandling(as(lin, now))).deed)
    expect(undone).toEqual(['decline', 'snooze', 'take'])
    expect(await stored(serial)).toMatchObject({
      status: 'NEW',
      assignedToId: null,
      snoozedUntil: null,
      declineReason: null,
    })
    await expect(undoHandling(as(lin, now))).rejects.toMatchObject({ reason: 'nothing_to_undo' })

    await takeRequest(as(lin, now), await seen(serial))
    await assignRequest(as(mei, now), { ...(await seen(serial)), to: 'mei' })
    await expect(undoHandling(as(lin, now))).rejects.toMatchObject({ reason: 'nothing_to_undo' })
    expect(await stored(serial)).toMatchObject({ assignedToId: 'mei' })
    const { id } = await stored(serial)
    expect((await trail(id)).map(({ action, actorName }) => [action, actorName])).toEqual([
      ['request.submit', 'Ana Ruiz'],
      ['request.take', 'lin'],
      ['request.snooze', 'lin'],
      ['request.decline', 'lin'],
      ['request.undo', 'lin'],
      ['request.undo', 'lin'],
      ['request.undo', 'lin'],
      ['request.take', 'lin'],
      ['request.assign', 'mei'],
    ])
  })
})

describe('a decline', () => {
  it('is read by the buyer, on the page and in one letter', async () => {
    const serial = await submitted()
    const { version } = await declineRequest(as(lin, now), {
      ...(await seen(serial)),
      ready: 'material',
      words: 'Titanium is none of ours.',
    })
    const { id, declineReason } = await stored(serial)
    expect(declineReason).toBe(
      'We don’t work in the material that this needs. Titanium is none of ours.',
    )
    const buyer: Actor = { kind: 'guest', linkedRequestIds: [id] }
    expect(await getRequest(buyer, serial)).toMatchObject({ status: 'DECLINED', declineReason })
    for (let i = 0; i < 2; i++) await declinedMailJob.handle({ requestId: id, version })
    const letters = await db.mailMessage.findMany({ where: { template: 'request-declined' } })
    expect(letters).toHaveLength(1)
    expect(letters[0]?.toAddress).toBe('ana@aurora.example')
    expect(letters[0]?.text).toContain('Titanium is none of ours.')

    // The letter has left: undoing it sends another letter.
    const back = await undoHandling(as(lin, now))
    await reopenedMailJob.handle({ requestId: id, version: back.version })
    expect(await db.mailMessage.count({ where: { template: 'request-reopened' } })).toBe(1)
    await expect(startQuote(as(lin, now), serial)).resolves.toMatchObject({})
  })

  it('that is undone within its minute is never announced', async () => {
    const serial = await submitted()
    const { version } = await declineRequest(as(lin, now), {
      ...(await seen(serial)),
      words: 'By mistake',
    })
    await undoHandling(as(lin, now))
    const { id } = await stored(serial)
    await declinedMailJob.handle({ requestId: id, version })
    expect(
      await db.mailMessage.count({
        where: { dedupeKey: { startsWith: `request-declined:${id}` } },
      }),
    ).toBe(0)
  })

  it('needs a reason, and rules out a quote', async () => {
    const serial = await submitted()
    await expect(
      declineRequest(as(lin, now), { ...(await seen(serial)), words: ' no ' }),
    ).rejects.toMatchObject({ complaints: { words: [{ code: 'refusals.decline_reason' }] } })
    await declineRequest(as(lin, now), { ...(await seen(serial)), ready: 'market', words: '' })
    await expect(startQuote(as(lin, now), serial)).rejects.toMatchObject({ reason: 'not_open' })
    await expect(takeRequest(as(lin, now), await seen(serial))).rejects.toMatchObject({
      reason: 'not_open',
    })
  })
})

describe('two requests of a company', () => {
  async function two() {
    const email = `${randomUUID()}@aurora.example`
    const first = await submitted({ contactEmail: email })
    const second = await submitted({
      contactEmail: email,
      notes: 'And some in 18 mm',
      lines: [
        { kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 },
        { kind: 'BULK', sku: 'RG-1-PL-18', quantity: 300, note: 'boxed' },
      ],
      files: [
        { ...(await anUpload()), linePosition: 1 },
        { ...(await anUpload()), linePosition: 2 },
        await anUpload(),
      ],
    })
    return { first, second }
  }

  it('become one, with every line and file in its place, and are separated as they were', async () => {
    const { first, second } = await two()
    const before = [await stored(first), await stored(second)]
    await takeRequest(as(lin, now), await seen(first))
    await mergeRequests(as(lin, now), { ...(await seen(second)), into: first })
    const survivor = await stored(first)
    expect(
      survivor.lines.map(({ position, quantity, note }) => [position, quantity, note]),
    ).toEqual([
      [1, 500, null],
      [2, 200, null],
      [3, 300, 'boxed'],
    ])
    expect(survivor.attachments.map(({ linePosition }) => linePosition).toSorted()).toEqual([
      1,
      3,
      null,
    ])
    const merged = await stored(second)
    expect(merged).toMatchObject({ status: 'CLOSED', mergedIntoId: survivor.id })
    // Identical lines stay where they are: nothing is lost, and nothing requested twice.
    expect(merged.lines.map(({ position, quantity }) => [position, quantity])).toEqual([[1, 500]])
    expect(await getRequest(lin, first)).toMatchObject({
      merged: [{ notes: 'And some in 18 mm' }],
      fileCount: 3,
    })

    expect((await undoHandling(as(lin, now))).deed).toBe('merge')
    expect((await undoHandling(as(lin, now))).deed).toBe('take')
    const after = [await stored(first), await stored(second)]
    const plain = (requests: typeof before) =>
      requests.map(({ handlingVersion: _, lines, attachments, ...rest }) => ({
        ...rest,
        lines,
        attachments: attachments.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      }))
    expect(plain(after)).toEqual(plain(before))
  })

  it('are both opened by the links of either letter', async () => {
    const { first, second } = await two()
    const { id } = await stored(second)
    await mergeRequests(as(lin, now), { ...(await seen(second)), into: first })
    expect(await resolveLink(linkToken(id), now)).toMatchObject({
      state: 'open',
      requestSerial: first,
    })
    expect(await getRequest({ kind: 'guest', linkedRequestIds: [id] }, second)).toMatchObject({
      mergedInto: expect.stringMatching(/^RFQ-/),
    })
  })

  it('stay two where a quote was begun, the company is another, or one is closed', async () => {
    const { first, second } = await two()
    const other = await submitted({ contactEmail: 'eve@elsewhere.example', companyName: 'E' })
    await expect(
      mergeRequests(as(lin, now), { ...(await seen(second)), into: other }),
    ).rejects.toMatchObject({ reason: 'other_company' })
    await expect(
      mergeRequests(as(lin, now), { ...(await seen(second)), into: second }),
    ).rejects.toMatchObject({ reason: 'not_open' })
    await startQuote(as(lin, now), first)
    await expect(
      mergeRequests(as(lin, now), { ...(await seen(second)), into: first }),
    ).rejects.toMatchObject({ reason: 'has_quote' })
  })

  it('that were merged stay so once their quote is begun', async () => {
    const { first, second } = await two()
    await mergeRequests(as(lin, now), { ...(await seen(second)), into: first })
    const { serial } = await startQuote(as(lin, now), first)
    const quote = await db.quote.findUniqueOrThrow({
      where: { serial },
      include: { revisions: true },
    })
    expect(quote.revisions[0]?.document).toMatchObject({
      draft: { lines: [{ quantity: 500 }, { quantity: 200 }, { quantity: 300 }] },
    })
    await expect(undoHandling(as(lin, now))).rejects.toMatchObject({ reason: 'has_quote' })
  })

  it('are merged again with what was merged into them, and separated one by one', async () => {
    const { first, second } = await two()
    const third = await submitted({
      contactEmail: (await stored(first)).contactEmail,
      lines: [{ kind: 'BULK', sku: 'RG-1-PL-19', quantity: 100 }],
    })
    const stand = () => Promise.all([first, second, third].map(stored))
    const before = await stand()
    await mergeRequests(as(mei, now), { ...(await seen(second)), into: first })
    const between = await stand()
    await mergeRequests(as(lin, now), { ...(await seen(first)), into: third })
    const survivor = await stored(third)
    const goesInto = (await stand()).map(({ mergedIntoId }) => mergedIntoId)
    expect(goesInto).toEqual([survivor.id, survivor.id, null])
    expect(survivor.lines.map(({ position }) => position)).toEqual(
      survivor.lines.map((_, i) => i + 1),
    )
    // The links of all three open the one that remains.
    for (const { id: of } of before)
      expect(await resolveLink(linkToken(of), now)).toMatchObject({ requestSerial: third })
    // A later merge by somebody else has to be undone first.
    await expect(undoHandling(as(mei, now))).rejects.toMatchObject({ reason: 'merged_on' })
    const plain = (requests: typeof before) =>
      requests.map(({ handlingVersion: _, attachments, ...rest }) => ({
        ...rest,
        attachments: attachments.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      }))
    await undoHandling(as(lin, now))
    expect(plain(await stand())).toEqual(plain(between))
    await undoHandling(as(mei, now))
    expect(plain(await stand())).toEqual(plain(before))
  })

  it('merged into each other at once end as one, without a deadlock', async () => {
    const { first, second } = await two()
    const [a, b] = [await seen(first), await seen(second)]
    const both = await Promise.allSettled([
      mergeRequests(as(lin, now), { ...a, into: second }),
      mergeRequests(as(mei, now), { ...b, into: first }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})
