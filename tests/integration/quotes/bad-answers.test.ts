import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { counterQuote } from '@/features/quotes/commands/counter-quote'
import { declineQuote } from '@/features/quotes/commands/decline-quote'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { withdrawRevision } from '@/features/quotes/commands/withdraw-revision'
import { pricedCounter } from '@/features/quotes/queries/priced-counter'
import { getQuote } from '@/features/quotes/queries/quotes'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { aSentQuote, openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

// Answers that can't be accepted: each is refused with its reason, and nothing is written.

beforeAll(openDesk)
afterAll(stopBoss)

type Sent = Awaited<ReturnType<typeof aSentQuote>>

/** Ways in which a quote is no longer what its buyer still has open. */
const OVER: Record<string, (sent: Sent) => Promise<unknown>> = {
  withdrawn: ({ signature }) => withdrawRevision(as(staff, now), signature),
  declined: ({ guest, signature }) =>
    declineQuote(as(guest, now), { ...signature, reasonCode: 'price' }),
  accepted: ({ guest, signature }) => acceptQuote(as(guest, now), signature, null),
  superseded: async ({ serial }) => {
    await reviseQuote(as(staff, now), serial)
    const { revision } = await getQuote(staff, serial)
    return sendRevision(as(staff, now), {
      serial,
      revision: 2,
      version: revision.version,
      expectedTotalMinor: revision.document.totalMinor,
    })
  },
}

const written = ({ serial }: Sent) =>
  Promise.all([
    db.quoteRevision.findMany({
      where: { quote: { serial } },
      select: { state: true, totalMinor: true, documentHash: true },
      orderBy: { number: 'asc' },
    }),
    db.quoteCounter.count({ where: { quote: { serial } } }),
    db.quoteAnswer.count({ where: { quote: { serial } } }),
    db.order.count({ where: { quote: { serial } } }),
    db.threadEntry.count({ where: { thread: { request: { quote: { serial } } } } }),
  ])

const aCounter = ({ signature, document }: Sent, more: object = {}) => ({
  ...signature,
  idempotencyKey: randomUUID(),
  changes: {
    lines: [{ lineId: document.draft.lines[0]?.id, quantity: 700 }],
    words: '',
    ...more,
  },
})

describe('an answer to what is no longer offered', () => {
  it.each(Object.keys(OVER))('is refused for one that is %s, and writes nothing', async (how) => {
    const sent = await aSentQuote()
    await OVER[how]?.(sent)
    const before = await written(sent)
    const buyer = as(sent.guest, now)
    const answers = {
      counter: () => counterQuote(buyer, aCounter(sent)),
      price: () => pricedCounter(buyer, aCounter(sent)),
      decline: () => declineQuote(buyer, { ...sent.signature, reasonCode: 'lead_time' }),
      accept: () => acceptQuote(buyer, { ...sent.signature, signerName: 'Ben Ruiz' }, null),
    }
    for (const [deed, answer] of Object.entries(answers)) {
      // Signing again answers the existing order, and declining again changes nothing.
      if ((deed === 'accept' && how === 'accepted') || (deed === 'decline' && how === 'declined')) {
        await failure(answer())
        continue
      }
      expect([deed, await failure(answer())]).toEqual([deed, expect.any(ConflictError)])
    }
    expect(await written(sent)).toEqual(before)
  })
})

describe('a counter', () => {
  it('that says nothing, or something impossible, is refused by its field', async () => {
    const sent = await aSentQuote()
    const [line] = sent.document.draft.lines
    const before = await written(sent)
    const of = (change: object) => ({ lines: [{ lineId: line?.id, ...change }] })
    for (const changes of [
      { lines: [] },
      of({}),
      { lines: [{ lineId: randomUUID(), quantity: 700 }] },
      of({ quantity: 0 }),
      of({ quantity: 1.5 }),
      of({ quantity: 2_000_000_000 }),
      of({ unitPriceMinor: -1 }),
      of({ sku: 'NO-SUCH-SKU' }),
      of({ wantedDate: '2026-02-30' }),
      of({ drop: true }),
      { lines: [of({ quantity: 700 }).lines[0], of({ quantity: 800 }).lines[0]] },
      { lines: Array.from({ length: 6_000 }, () => ({ lineId: randomUUID(), quantity: 1 })) },
      { words: 'x'.repeat(1_048_576) },
      { depositPercent: '101' },
      { picks: [randomUUID()] },
    ]) {
      const error = await failure(
        counterQuote(as(sent.guest, now), aCounter(sent, { lines: [], ...changes })),
      )
      expect([
        JSON.stringify(changes).slice(0, 80),
        error instanceof InvalidInputError || error instanceof ConflictError,
      ]).toEqual([JSON.stringify(changes).slice(0, 80), true])
    }
    expect(await written(sent)).toEqual(before)
  })

  it('belongs to the revision that was read, and to its own buyer', async () => {
    const sent = await aSentQuote()
    const before = await written(sent)
    const altered = { ...aCounter(sent), documentHash: 'f'.repeat(64) }
    expect(await failure(counterQuote(as(sent.guest, now), altered))).toBeInstanceOf(ConflictError)
    const stranger: Actor = { kind: 'guest', linkedRequestIds: [randomUUID()] }
    expect(await failure(counterQuote(as(stranger, now), aCounter(sent)))).toBeInstanceOf(
      NotFoundError,
    )
    expect(await written(sent)).toEqual(before)
  })

  it('stores script as plain words', async () => {
    const sent = await aSentQuote()
    const words = '<script>alert(1)</script> & "10% less"'
    await counterQuote(as(sent.guest, now), aCounter(sent, { words }))
    expect((await getQuote(staff, sent.serial)).counter?.words).toBe(words)
  })
})
