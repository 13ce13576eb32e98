import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { saveSetting } from '@/features/company/commands/save-setting'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { noteOpening } from '@/features/quotes/commands/note-opening'
import { sendReminders } from '@/features/quotes/jobs/send-reminders'
import { chooseReminders } from '@/features/reminders/commands/choose-reminders'
import { letterToken } from '@/features/reminders/rules/letter-token'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { postEntry } from '@/features/threads/commands/post-entry'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { act, assertInvariants, DEEDS, outcome } from './quotes/deeds'
import { aSentQuote, openDesk, staff } from './quotes/quote-fixtures'
import { anonymous, aRequest, now } from './quotes/submit-request-fixtures'

const TO_BUYERS = ['QUOTE_UNOPENED', 'QUOTE_EXPIRES', 'TARIFF_MOVED'] as const
const HOUR_MS = 3_600_000
const later = (days: number, hours = 0) => new Date(now.getTime() + (days * 24 + hours) * HOUR_MS)
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0'

beforeAll(async () => {
  await openDesk()
  await saveSetting(as(staff, now), {
    section: 'reminders',
    version: '0',
    note: 'for the tests',
    requestHours: '6',
    unopenedDays: '2',
    expiryDays: '3',
    lastDays: '1',
    movedDays: '2',
  })
})
afterAll(stopBoss)

const ofRequest = (requestId: string) =>
  db.reminder.findMany({ where: { requestId }, orderBy: [{ dueAt: 'asc' }, { step: 'desc' }] })
const lettersOf = async (requestId: string) => {
  const ids = (await ofRequest(requestId)).map(({ id }) => `reminder:${id}`)
  return db.mailMessage.findMany({ where: { dedupeKey: { in: ids } } })
}
const says = (actor: Actor, serial: number, at: Date) =>
  postEntry(as(actor, at), {
    serial,
    key: randomUUID(),
    audience: 'SHARED',
    body: 'Can it be brushed?',
    files: [],
  })

describe('a reminder', () => {
  it('is planned with the quote, sent once by however many workers, to its buyer and its sender', async () => {
    const { requestId, document } = await aSentQuote()
    const planned = await ofRequest(requestId)
    expect(planned.map(({ kind, step, state }) => [kind, step, state])).toEqual([
      ['REQUEST_WAITS', 0, 'CANCELLED'],
      ['QUOTE_UNOPENED', 0, 'PLANNED'],
      ['QUOTE_EXPIRES', 3, 'PLANNED'],
      ['QUOTE_EXPIRES', 1, 'PLANNED'],
    ])
    const last = planned.at(-1)?.dueAt ?? now
    // A worker that slept: of the two reminders before the end only the last is sent, and never
    // twice, whichever way the clock is set.
    await Promise.all(Array.from({ length: 4 }, () => sendReminders(last)))
    await sendReminders(now)
    await sendReminders(last)
    expect((await ofRequest(requestId)).map(({ state }) => state)).toEqual([
      'CANCELLED',
      'SENT',
      'LAPSED',
      'SENT',
    ])
    const letters = await lettersOf(requestId)
    expect(letters.map(({ template }) => template).toSorted()).toEqual([
      'reminder-expires',
      'reminder-unopened',
    ])
    expect(letters.every(({ toAddress }) => toAddress === document.buyer.contactEmail)).toBe(true)
    const notices = await db.notification.findMany({
      where: { kind: 'quote-quiet', userId: 'lin' },
    })
    expect(notices).toHaveLength(2)
  })

  it('of an unanswered request goes to the house by working hours, and to nobody once it is answered', async () => {
    const { serial } = await submitRequest(
      as(anonymous, now),
      aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
      'en',
    )
    const { id } = await db.quoteRequest.findUniqueOrThrow({ where: { serial } })
    const [waits] = await ofRequest(id)
    await db.quoteRequest.update({
      where: { id },
      data: { snoozedUntil: later(40), assignedToId: 'lin' },
    })
    await sendReminders(waits?.dueAt ?? now)
    const [reminder] = await ofRequest(id)
    expect(reminder).toMatchObject({ state: 'PLANNED' })
    expect(reminder?.dueAt.getTime()).toBeGreaterThan(later(38).getTime())
    await sendReminders(later(42))
    expect((await ofRequest(id))[0]).toMatchObject({ kind: 'REQUEST_WAITS', state: 'SENT' })
    const cause = `reminder:${waits?.id}`
    expect(await db.notification.count({ where: { cause, userId: 'lin' } })).toBe(1)

    const other = await submitRequest(
      as(anonymous, now),
      aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
      'en',
    )
    await says(staff, other.serial, later(0, 1))
    const answered = await db.reminder.findFirstOrThrow({
      where: { request: { serial: other.serial } },
    })
    expect(answered).toMatchObject({ state: 'CANCELLED', endedBy: 'message' })
  })

  it('isn’t sent to people who declined, and its link changes nothing until it is pressed', async () => {
    const { requestId, document } = await aSentQuote()
    const token = letterToken('reminders', requestId)
    const choose = (wanted: boolean, of = token) =>
      chooseReminders(as(anonymous, now), { token: of, wanted })
    for (const strange of [
      '',
      'x'.repeat(64),
      token.replace(/.$/, '-'),
      letterToken('survey', requestId),
    ])
      await expect(choose(false, strange)).rejects.toThrow(NotFoundError)
    await choose(false)
    await choose(false)
    await sendReminders(new Date(`${document.draft.validUntil}T01:00:00Z`))
    expect(await lettersOf(requestId)).toEqual([])
    expect((await ofRequest(requestId)).map(({ state }) => state)).toContain('SENT')
    await choose(true)
    expect(await db.reminderChoice.count({ where: { wanted: true } })).toBe(1)
  })

  it('of an unopened quote ends when it is opened, and the others when a colleague accepts', async () => {
    const { requestId, serial, guest, signature } = await aSentQuote()
    await noteOpening(as(guest, later(0, 1)), { serial, revision: 1 }, BROWSER)
    const planned = () => db.reminder.count({ where: { requestId, state: 'PLANNED' } })
    expect(await planned()).toBe(2)
    await acceptQuote(as(guest, later(0, 2)), signature, null)
    expect(await planned()).toBe(0)
  })

  it('never outlives an answer, through random histories with workers at once and a clock that jumps', async () => {
    const deed = fc.constantFrom(...DEEDS, 'buyer_message' as const, 'open' as const)
    const step = fc.record({
      deed,
      /** hours that the clock moves first, possibly backwards */
      hours: fc.integer({ min: -30, max: 120 }),
      /** the workers run at the same time */
      beside: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 9 }), async (history) => {
        const made = await aSentQuote()
        const { id: quoteId } = await db.quote.findUniqueOrThrow({ where: { serial: made.serial } })
        const trade = { ...made, quoteId }
        let at = now
        const run = (what: (typeof history)[number]['deed']) =>
          what === 'buyer_message'
            ? says(made.guest, made.requestSerial, at)
            : what === 'open'
              ? noteOpening(as(made.guest, at), { serial: made.serial, revision: 1 }, BROWSER)
              : act(what, trade, at)
        for (const { deed: what, hours, beside } of history) {
          at = new Date(at.getTime() + hours * HOUR_MS)
          const workers = () => Promise.all([sendReminders(at), sendReminders(at)])
          const [done] = beside
            ? await Promise.all([outcome(run(what)), workers()])
            : [await outcome(run(what))]
          const planned = await db.reminder.findMany({
            where: { requestId: made.requestId, state: 'PLANNED' },
            include: { revision: { select: { state: true } } },
          })
          if (done === true) {
            if (
              [
                'buyer_message',
                'decline',
                'accept',
                'counter',
                'ask_anew',
                'revise',
                'withdraw',
                'record_yes',
                'record_no',
              ].includes(what)
            )
              expect([
                what,
                planned.filter(({ kind }) => TO_BUYERS.some((each) => each === kind)),
              ]).toEqual([what, []])
            // Extending and sending plan reminders anew: only for a revision that is still open.
            for (const { revision } of planned)
              if (revision) expect([what, revision.state]).toEqual([what, 'SENT'])
          }
          await workers()
          expect(
            await db.reminder.count({
              where: { requestId: made.requestId, state: 'PLANNED', dueAt: { lte: at } },
            }),
          ).toBe(0)
          await assertInvariants(trade)
        }
        const all = await ofRequest(made.requestId)
        const sentReminders = all.filter(({ state }) => state === 'SENT')
        expect(new Set(sentReminders.map(({ cause }) => cause)).size).toBe(sentReminders.length)
        expect(
          sentReminders.every(({ endedAt, dueAt }) => endedAt !== null && endedAt >= dueAt),
        ).toBe(true)
        expect(await lettersOf(made.requestId)).toHaveLength(
          sentReminders.filter(({ kind }) => kind !== 'REQUEST_WAITS').length,
        )
      }),
      { numRuns: 6 },
    )
  }, 120_000)
})
