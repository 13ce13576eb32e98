import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { recordAnswer } from '@/features/orders/commands/record-answer'
import { askRequote } from '@/features/quotes/commands/ask-requote'
import { correctRequest } from '@/features/quotes/commands/correct-request'
import { counterQuote } from '@/features/quotes/commands/counter-quote'
import { declineQuote } from '@/features/quotes/commands/decline-quote'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { takeCounter } from '@/features/quotes/commands/take-counter'
import { withdrawRequest } from '@/features/quotes/commands/withdraw-request'
import { withdrawRevision } from '@/features/quotes/commands/withdraw-revision'
import { lifeFacts } from '@/features/quotes/queries/life-facts'
import { pricedCounter, SupersededError } from '@/features/quotes/queries/priced-counter'
import { ownQuoteTable } from '@/features/quotes/queries/own-quotes'
import { getQuote } from '@/features/quotes/queries/quotes'
import { lifeOf, lifeRefusal, TRANSITIONS, type LifeDeed } from '@/features/quotes/rules/life'
import { OWN_QUOTE_LIST } from '@/features/quotes/rules/own-quote-list'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { listed } from '@/tests/support/listed'
import { withOneConnection } from '@/tests/support/one-connection'
import { act, assertInvariants, DEEDS, outcome } from './deeds'
import { aDraft, aSentQuote, conflict, openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

describe('the life of a quote', () => {
  it('follows the state machine and keeps its invariants through random, repeated and simultaneous deeds and clock jumps', async () => {
    const step = fc.record({
      deed: fc.constantFrom(...DEEDS),
      /** done concurrently */
      beside: fc.option(fc.constantFrom(...DEEDS)),
      again: fc.boolean(),
      /** days from the quote's beginning to the clock: it jumps to and fro */
      days: fc.constantFrom(0, 0, 0, -2, 20, 400),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 10 }), async (history) => {
        const made = await aSentQuote()
        const { id: quoteId } = await db.quote.findUniqueOrThrow({ where: { serial: made.serial } })
        const trade = { ...made, quoteId }
        for (const { deed, beside, again, days } of history) {
          const at = new Date(now.getTime() + days * 86_400_000)
          const before = await lifeFacts(db, quoteId)
          if (beside) {
            await Promise.all([outcome(act(deed, trade, at)), outcome(act(beside, trade, at))])
          } else {
            const done = await outcome(act(deed, trade, at))
            const after = await lifeFacts(db, quoteId)
            const refusal = lifeRefusal(deed, before, at)
            const was = lifeOf(before, at)
            if (refusal !== null) expect([deed, lifeOf(after, at)]).toEqual([deed, was])
            else if (done === true) {
              // A quote that can't be extended unchanged is left as a draft, as if it had been
              // revised.
              const did = deed === 'extend' && after.drafting ? 'revise' : deed
              expect([deed, lifeOf(after, at)]).toEqual([
                deed,
                // A sent revision is a new one with a validity of its own.
                did === 'send' || did === 'extend'
                  ? 'offered'
                  : lifeOf(TRANSITIONS[did].effect(before), at),
              ])
            }
            if (again) {
              await outcome(act(deed, trade, at))
            }
          }
          await assertInvariants(trade)
        }
      }),
      { numRuns: 5 },
    )
  }, 120_000)

  it('lets one of many simultaneous answers through, whoever gives it', async () => {
    const made = await aSentQuote()
    const { id: quoteId } = await db.quote.findUniqueOrThrow({ where: { serial: made.serial } })
    const trade = { ...made, quoteId }
    const all = ['accept', 'decline', 'record_yes', 'record_no', 'withdraw'] as const
    const outcomes = await Promise.all(all.map((deed) => outcome(act(deed, trade))))
    expect(outcomes.filter((each) => each === true)).toHaveLength(1)
    await assertInvariants(trade)
  })

  it('takes no answer after another: a signature after a recorded acceptance, a reason after a refusal', async () => {
    for (const [first, second] of [
      ['record_yes', 'accept'],
      ['record_no', 'decline'],
      ['decline', 'record_no'],
      ['accept', 'record_yes'],
    ] as const) {
      const made = await aSentQuote()
      const { id: quoteId } = await db.quote.findUniqueOrThrow({ where: { serial: made.serial } })
      const trade = { ...made, quoteId }
      expect([first, await outcome(act(first, trade))]).toEqual([first, true])
      const [again, other] = [
        await outcome(act(first, trade)),
        await outcome(act(second, trade)),
      ] as const
      const state = first.endsWith('no') || first === 'decline' ? 'declined' : 'accepted'
      expect([first, again, second, other]).toEqual([first, true, second, state])
      await assertInvariants(trade)
    }
  })

  it('keeps an ended quote as it is: an expired one can be asked for again, and nothing else', async () => {
    const { guest, signature, serial, document } = await aSentQuote()
    const late = new Date(`${document.draft.validUntil}T23:59:00Z`)
    const [buyer, desk] = [as(guest, late), as(staff, late)]
    const answer = { ...signature, givenBy: 'Ana', givenOn: '2026-11-01', means: 'PHONE' }
    const refused = await Promise.all(
      [
        acceptQuote(buyer, signature, null),
        declineQuote(buyer, { ...signature, reasonCode: 'price' }),
        recordAnswer(desk, { ...answer, answer: 'ACCEPTED' }),
        withdrawRevision(desk, signature),
        counterQuote(buyer, {
          ...signature,
          changes: { lines: [], words: 'Cheaper' },
          idempotencyKey: randomUUID(),
        }),
      ].map((each) => conflict(each)),
    )
    expect(refused).toEqual(refused.map(() => 'expired'))
    await askRequote(buyer, { serial })
    expect((await getQuote(staff, serial)).life.drafting).toBe(true)
  })

  it('takes one connection per deed: as many at once as there are connections never wait for each other', async () => {
    const histories: LifeDeed[][] = [
      ['extend', 'counter', 'take_back_counter', 'counter', 'take_counter', 'discard_draft'],
      ['ask_anew', 'discard_draft', 'revise', 'send', 'accept'],
      ['decline', 'revise', 'send', 'withdraw'],
      ['record_yes'],
    ]
    for (const history of histories) {
      const made = await aSentQuote()
      const { id: quoteId } = await db.quote.findUniqueOrThrow({ where: { serial: made.serial } })
      await withOneConnection(async () => {
        for (const deed of history)
          expect([deed, await outcome(act(deed, { ...made, quoteId }))]).toEqual([deed, true])
      })
    }
  })

  it('records an answer given elsewhere as no signature, once, with its order', async () => {
    const { signature, serial } = await aSentQuote()
    const given = {
      ...signature,
      answer: 'ACCEPTED',
      means: 'PURCHASE_ORDER',
      reference: 'PO-4711',
      givenBy: 'Ana Ruiz',
      givenOn: '2026-11-01',
    }
    const { orderSerial } = await recordAnswer(as(staff, now), given)
    expect(await recordAnswer(as(staff, now), given)).toEqual({ orderSerial })
    const view = await getQuote(staff, serial)
    expect(view).toMatchObject({
      acceptance: null,
      orderSerial,
      answer: { means: 'PURCHASE_ORDER', reference: 'PO-4711', recordedBy: 'Lin' },
      life: { state: 'accepted', turn: 'nobody' },
    })
  })
})

describe('a counter', () => {
  it('is priced by the engine, sent once, locks the signature, and is accepted by line', async () => {
    const { guest, signature, serial, document } = await aSentQuote()
    const [line] = document.draft.lines
    if (!line) throw new Error('no line')
    const changes = {
      lines: [{ lineId: line.id, quantity: 1_000, unitPriceMinor: line.unitPriceMinor - 10 }],
      words: '',
    }
    const priced = await pricedCounter(as(guest, now), { ...signature, changes })
    expect(priced.asked.goodsMinor).toBe(1_000 * (line.unitPriceMinor - 10) + line.setupFeeMinor)
    expect(priced.changes.total.from).toBe(document.totalMinor)
    const idempotencyKey = randomUUID()
    const sent = { ...signature, changes, idempotencyKey }
    const [one, two] = await Promise.all([
      counterQuote(as(guest, now), sent),
      counterQuote(as(guest, now), sent),
    ])
    expect(two.id).toBe(one.id)
    // From now on it is the house's turn, and the buyer's list says so.
    const mine = await ownQuoteTable(guest, now)
    const standing = async (of: string) =>
      (await listed(OWN_QUOTE_LIST, mine, { standing: of })).rows.map((row) => row.signable)
    expect([await standing('SIGNABLE'), await standing('ANSWERED')]).toEqual([[], [false]])
    expect(await conflict(acceptQuote(as(guest, now), signature, null))).toBe('countered')
    const { revision } = await takeCounter(as(staff, now), {
      serial,
      counterId: one.id,
      lineIds: [line.id],
      terms: false,
    })
    const draft = await getQuote(staff, serial, revision)
    expect(draft.revision.document.draft.lines[0]).toMatchObject({
      id: line.id,
      quantity: 1_000,
      unitPriceMinor: line.unitPriceMinor - 10,
    })
    await sendRevision(as(staff, now), {
      serial,
      revision,
      version: draft.revision.version,
      expectedTotalMinor: draft.revision.document.totalMinor,
    })
    // A second one, from the page of the previous revision: refused with what has changed since.
    const late = await failure(
      counterQuote(as(guest, now), { ...sent, idempotencyKey: randomUUID() }),
    )
    expect(late).toBeInstanceOf(SupersededError)
    expect((late as SupersededError).changes.changed).toHaveLength(1)
  })
})

describe('a request', () => {
  it('is corrected and extended until it is quoted, with each change recorded', async () => {
    const { guest, requestSerial } = await aDraft()
    const request = await db.quoteRequest.findUniqueOrThrow({
      where: { serial: requestSerial },
    })
    const correction = {
      serial: requestSerial,
      version: request.handlingVersion,
      notes: 'Sooner, please',
      wantedDate: null,
      lines: [{ position: 1, quantity: 800, targetPriceMinor: 99, note: '' }],
      added: [{ sku: 'RG-1-PL-17', quantity: 500 }],
    }
    const moves = await correctRequest(as(guest, now), correction)
    expect(moves.map(({ field }) => field)).toEqual([
      'notes',
      'quantity',
      'targetPriceMinor',
      'added',
    ])
    expect(await conflict(correctRequest(as(guest, now), correction))).toBe('stale')
    expect(await db.requestChange.count({ where: { requestId: request.id } })).toBe(1)
    await withdrawRequest(as(guest, now), { serial: requestSerial })
    await withdrawRequest(as(guest, now), { serial: requestSerial })
    expect(
      await conflict(
        correctRequest(as(guest, now), { ...correction, version: request.handlingVersion + 2 }),
      ),
    ).toBe('not_open')
  })
})
