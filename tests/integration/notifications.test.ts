import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import type { StaffRole } from '@/features/accounts/rules/staff-roles'
import { chooseChannels } from '@/features/notifications/commands/choose-channels'
import { markAllRead, markRead } from '@/features/notifications/commands/mark-read'
import { notify, type Notice } from '@/features/notifications/commands/notify'
import { sendDigests } from '@/features/notifications/jobs/daily-digest'
import { tellBouncesJob } from '@/features/notifications/jobs/tell-bounces'
import {
  channelChoices,
  listNotifications,
  unreadCount,
} from '@/features/notifications/queries/notifications'
import { assignRequest } from '@/features/requests/commands/assign-request'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { takeRequest } from '@/features/requests/commands/take-request'
import { undoHandling } from '@/features/requests/commands/undo-handling'
import { requestMailsJob } from '@/features/requests/mails/request-letters'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { anonymous, aRequest, now, seedRing } from './quotes/submit-request-fixtures'

const person = (userId: string, role: StaffRole): Extract<Actor, { kind: 'staff' }> => ({
  kind: 'staff',
  userId,
  name: userId,
  email: `${userId}@fsc.example`,
  roles: [role],
})
const [lin, mei, fen] = [
  person('lin', 'sales'),
  person('mei', 'sales'),
  person('fen', 'finance'),
] as const

beforeAll(async () => {
  await boss()
  await seedRing()
  for (const { userId, roles, email } of [lin, mei, fen])
    await db.user.create({
      data: { id: userId, name: userId, email, role: 'STAFF', roles: [...roles] },
    })
})
afterAll(stopBoss)
beforeEach(async () => {
  await db.notification.deleteMany()
  await db.notificationChoice.deleteMany()
})

const TOLD: Notice = {
  kind: 'quote-accepted',
  cause: 'quote-accepted:1',
  values: { company: 'Aurora', number: 'Q-00001' },
  path: '/staff/quotes/Q-00001',
  to: { permission: 'quote.send' },
}
const tell = (change: Partial<Notice> = {}) =>
  db.$transaction((tx) => notify(tx, { ...TOLD, ...change }))
const kindsOf = async (actor: Actor) => (await listNotifications(actor)).map(({ kind }) => kind)

describe('a notification', () => {
  it('reaches everybody its permission names, once, however often and from wherever it is sent', async () => {
    await Promise.all([tell(), tell(), tell()])
    expect([await kindsOf(lin), await kindsOf(mei), await kindsOf(fen)]).toEqual([
      ['quote-accepted'],
      ['quote-accepted'],
      [],
    ])
  })

  it('leaves out whoever did it, whoever left, and whoever turned its kind off', async () => {
    await chooseChannels(as(mei, now), { 'quote-accepted': 'NONE' })
    await tell({ except: ['lin'] })
    expect([await unreadCount(lin), await unreadCount(mei)]).toEqual([0, 0])
    await db.user.update({ where: { id: 'lin' }, data: { roles: [], leftAt: now } })
    await tell({ cause: 'quote-accepted:2', to: { people: ['lin'] } })
    await db.user.update({ where: { id: 'lin' }, data: { roles: ['sales'], leftAt: null } })
    expect(await unreadCount(lin)).toBe(0)
  })

  it('is rolled back with what it is about', async () => {
    await expect(
      db.$transaction(async (tx) => {
        await notify(tx, TOLD)
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await unreadCount(lin)).toBe(0)
  })

  it('can be marked as read only by its own person, one or all', async () => {
    await tell()
    await tell({ cause: 'quote-accepted:2' })
    const [first] = await listNotifications(lin)
    await expect(markRead(as(mei, now), first?.id)).rejects.toThrow(/notification/)
    expect(await markRead(as(lin, now), first?.id)).toEqual({ path: '/staff/quotes/Q-00001' })
    expect([await unreadCount(lin), await unreadCount(mei)]).toEqual([1, 2])
    await markAllRead(as(lin, now))
    expect([await unreadCount(lin), await unreadCount(mei)]).toEqual([0, 2])
  })

  it('has a channel for each kind that can concern a person', async () => {
    expect((await channelChoices(fen)).map(({ kind }) => kind)).toEqual([
      'payment-attention',
      'approval-asked',
      'letter-bounced',
      'thread-entry',
    ])
    await chooseChannels(as(fen, now), { 'payment-attention': 'SITE' })
    expect(await channelChoices(fen)).toContainEqual({
      kind: 'payment-attention',
      channel: 'SITE',
    })
    await expect(chooseChannels(as(fen, now), { 'payment-attention': 'PIGEON' })).rejects.toThrow()
    await expect(chooseChannels(as(fen, now), { nonsense: 'SITE' })).rejects.toThrow()
  })
})

describe('the daily letter', () => {
  it('lists for each person once what they haven’t read, without kinds that they want only on the site', async () => {
    await chooseChannels(as(mei, now), { 'quote-accepted': 'SITE' })
    await tell()
    await tell({ cause: 'quote-accepted:2', values: { company: 'Borealis', number: 'Q-00002' } })
    // Both may have the same millisecond: it is found by its content.
    const read = (await listNotifications(lin)).find(({ values }) => values.company === 'Borealis')
    await markRead(as(lin, now), read?.id)
    const morning = new Date()
    await Promise.allSettled([sendDigests(morning), sendDigests(morning)])
    await sendDigests(morning)
    const letters = await db.mailMessage.findMany({ where: { template: 'staff-digest' } })
    expect(letters.map(({ toAddress }) => toAddress)).toEqual(['lin@fsc.example'])
    expect(letters[0]?.text).toContain('Aurora accepted Q-00001.')
    expect(letters[0]?.text).not.toContain('Borealis')
    await sendDigests(new Date(morning.getTime() + 86_400_000))
    expect(await db.mailMessage.count({ where: { template: 'staff-digest' } })).toBe(1)
  })
})

describe('events notify those they concern', () => {
  it('a request that came in and was assigned: by whom, and not to whoever did it', async () => {
    const { serial } = await submitRequest(as(anonymous, now), aRequest(), 'en')
    const { id } = await db.quoteRequest.findUniqueOrThrow({ where: { serial } })
    for (let i = 0; i < 2; i++) await requestMailsJob.handle({ requestId: id })
    expect(await kindsOf(lin)).toEqual(['request-arrived'])
    await assignRequest(as(lin, now), { serial, version: 1, to: 'mei' })
    expect((await listNotifications(mei))[0]).toMatchObject({
      kind: 'request-assigned',
      values: { by: 'lin', company: 'Aurora Trading' },
    })
    expect(await kindsOf(lin)).toEqual(['request-arrived'])
    await undoHandling(as(lin, now))
    await takeRequest(as(lin, now), { serial, version: 3 })
    expect(await kindsOf(lin)).toEqual(['request-arrived'])
  })

  it('an undelivered letter: found by its state, notified once', async () => {
    const letter = {
      template: 'quote-sent',
      toAddress: 'gone@aurora.example',
      mailbox: 'gone@aurora.example',
      subject: 'Quote Q-00001',
      html: '',
      text: '',
    }
    await db.mailMessage.create({
      data: { ...letter, dedupeKey: 'a', state: 'FAILED', attempts: 3, lastError: '550' },
    })
    await db.mailMessage.create({
      data: { ...letter, dedupeKey: 'b', state: 'FAILED', attempts: 1, lastError: '450' },
    })
    for (let i = 0; i < 2; i++) await tellBouncesJob.handle({})
    expect(await kindsOf(fen)).toEqual(['letter-bounced'])
  })
})
