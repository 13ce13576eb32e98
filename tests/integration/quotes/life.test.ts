import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { recordAnswer } from '@/features/orders/commands/record-answer'
import { askRequote } from '@/features/quotes/commands/ask-requote'
import { correctRequest } from '@/features/quotes/commands/correct-request'
import { counterQuote } from '@/features/quotes/commands/counter-quote'
import { declineQuote } from '@/features/quotes/commands/decline-quote'
import { discardDraft } from '@/features/quotes/commands/discard-draft'
import { extendValidity } from '@/features/quotes/commands/extend-validity'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { takeBackCounter } from '@/features/quotes/commands/take-back-counter'
import { takeCounter } from '@/features/quotes/commands/take-counter'
import { withdrawRequest } from '@/features/quotes/commands/withdraw-request'
import { withdrawRevision } from '@/features/quotes/commands/withdraw-revision'
import { lifeFacts } from '@/features/quotes/queries/life-facts'
import { pricedCounter, SupersededError } from '@/features/quotes/queries/priced-counter'
import { getQuote } from '@/features/quotes/queries/quotes'
import { documentHash } from '@/features/quotes/rules/canonical'
import {
  LIFE_DEEDS,
  lifeOf,
  lifeRefusal,
  TRANSITIONS,
  type LifeDeed,
} from '@/features/quotes/rules/life'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { aDraft, aSentQuote, conflict, openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'
import { SIGNING } from '@/tests/support/signing'

beforeAll(openDesk)
afterAll(stopBoss)

interface Trade {
  serial: number
  requestSerial: number
  quoteId: string
  guest: Actor
}

/** What a person would send who looks at the quote now. */
async function looked({ serial, quoteId }: Trade) {
  const revisions = await db.quoteRevision.findMany({
    where: { quoteId },
    orderBy: { number: 'desc' },
  })
  const sent = revisions.find(({ state }) => state !== 'DRAFT')
  const draft = revisions.find(({ state }) => state === 'DRAFT')
  const counter = await db.quoteCounter.findFirst({ where: { quoteId, state: 'OPEN' } })
  return {
    draft,
    counterId: counter?.id ?? randomUUID(),
    read: {
      serial,
      revision: sent?.number ?? 1,
      documentHash: sent?.documentHash ?? '0'.repeat(64),
    },
  }
}

/** Does a deed of the machine as somebody would who looks at the quote now. */
async function act(deed: LifeDeed, trade: Trade): Promise<unknown> {
  const { serial, requestSerial, guest } = trade
  const { draft, counterId, read } = await looked(trade)
  const [buyer, desk] = [as(guest, now), as(staff, now)]
  switch (deed) {
    case 'accept':
      return acceptQuote(buyer, { ...read, signerName: 'Ana Ruiz', ...SIGNING }, null)
    case 'decline':
      return declineQuote(buyer, { ...read, reasonCode: 'price' })
    case 'ask_anew':
      return askRequote(buyer, { serial })
    case 'counter':
      return counterQuote(buyer, {
        ...read,
        changes: { lines: [], depositPercent: '20', words: '' },
        idempotencyKey: randomUUID(),
      })
    case 'take_back_counter':
      return takeBackCounter(buyer, { serial, counterId })
    case 'take_counter':
      return takeCounter(desk, { serial, counterId, lineIds: [], terms: true })
    case 'revise':
      return reviseQuote(desk, serial)
    case 'send':
      return sendRevision(desk, {
        serial,
        revision: draft?.number ?? 1,
        version: draft?.version ?? 1,
        expectedTotalMinor: Number(draft?.totalMinor ?? 0),
      })
    case 'discard_draft':
      return discardDraft(desk, {
        serial,
        revision: draft?.number ?? 1,
        version: draft?.version ?? 1,
      })
    case 'extend':
      return extendValidity(desk, { serial, revision: read.revision })
    case 'withdraw':
      return withdrawRevision(desk, read)
    case 'record_yes':
    case 'record_no':
      return recordAnswer(desk, {
        ...read,
        answer: deed === 'record_yes' ? 'ACCEPTED' : 'DECLINED',
        means: 'PURCHASE_ORDER',
        givenBy: 'Ana Ruiz',
        givenOn: '2026-11-01',
        reference: 'PO-7',
      })
    case 'withdraw_request':
      return withdrawRequest(buyer, { serial: requestSerial })
    default:
      return undefined
  }
}

const DEEDS = LIFE_DEEDS.filter(
  (deed) => !['start', 'save_draft', 'correct_request'].includes(deed),
)

/** What holds whatever was done, and in whichever order. */
async function assertInvariants({ quoteId }: Trade): Promise<void> {
  const quote = await db.quote.findUniqueOrThrow({
    where: { id: quoteId },
    include: { revisions: true, acceptance: true, answers: true, counters: true, order: true },
  })
  const inState = (state: string) => quote.revisions.filter((each) => each.state === state)
  for (const { state, document, documentHash: hash } of quote.revisions)
    if (state !== 'DRAFT') expect(documentHash(document)).toBe(hash)
  expect(inState('SENT').length + inState('ACCEPTED').length).toBeLessThanOrEqual(1)
  expect(inState('DRAFT').length).toBeLessThanOrEqual(1)
  const yes = quote.answers.filter(({ answer }) => answer === 'ACCEPTED').length
  expect(inState('ACCEPTED')).toHaveLength((quote.acceptance ? 1 : 0) + yes)
  expect(quote.order ? 1 : 0).toBe(inState('ACCEPTED').length)
  if (quote.order) {
    expect(quote.order.totalMinor).toBe(inState('ACCEPTED')[0]?.totalMinor)
    expect(quote.order.revisionId).toBe(inState('ACCEPTED')[0]?.id)
  }
  const open = quote.counters.filter(({ state }) => state === 'OPEN')
  expect(open.length).toBeLessThanOrEqual(inState('SENT').length)
  expect(open.map(({ revisionId }) => revisionId)).toEqual(
    open.length > 0 ? inState('SENT').map(({ id }) => id) : [],
  )
}

/** Whether it was done, or why not, in the machine's words. */
async function outcome(promise: Promise<unknown>): Promise<true | string> {
  const error = await failure(promise)
  if (!error) return true
  if (error instanceof ConflictError || error instanceof InvalidInputError) return error.message
  if (error instanceof NotFoundError) return 'not_found'
  throw error
}

describe('the life of a quote', () => {
  it('goes by the machine through random deeds, repeated and at once, and holds what must hold', async () => {
    const step = fc.record({
      deed: fc.constantFrom(...DEEDS),
      /** done at the same moment */
      beside: fc.option(fc.constantFrom(...DEEDS)),
      again: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 10 }), async (history) => {
        const made = await aSentQuote()
        const { id: quoteId } = await db.quote.findUniqueOrThrow({ where: { serial: made.serial } })
        const trade = { ...made, quoteId }
        for (const { deed, beside, again } of history) {
          const before = await lifeFacts(db, quoteId)
          if (beside) {
            await Promise.all([outcome(act(deed, trade)), outcome(act(beside, trade))])
          } else {
            const done = await outcome(act(deed, trade))
            const after = await lifeFacts(db, quoteId)
            const refusal = lifeRefusal(deed, before, now)
            const was = lifeOf(before, now)
            if (refusal !== null) expect([deed, lifeOf(after, now)]).toEqual([deed, was])
            else if (done === true)
              expect([deed, lifeOf(after, now)]).toEqual([
                deed,
                // What is sent is another revision with a validity of its own.
                deed === 'send' ? 'offered' : lifeOf(TRANSITIONS[deed].effect(before), now),
              ])
            if (again) {
              await outcome(act(deed, trade))
            }
          }
          await assertInvariants(trade)
        }
      }),
      { numRuns: 5 },
    )
  }, 120_000)

  it('lets one of many answers at once through, whoever gives it', async () => {
    const made = await aSentQuote()
    const { id: quoteId } = await db.quote.findUniqueOrThrow({ where: { serial: made.serial } })
    const trade = { ...made, quoteId }
    const all = ['accept', 'decline', 'record_yes', 'record_no', 'withdraw'] as const
    const outcomes = await Promise.all(all.map((deed) => outcome(act(deed, trade))))
    expect(outcomes.filter((each) => each === true)).toHaveLength(1)
    await assertInvariants(trade)
  })

  it('keeps what is over as it is: an expired quote is asked for anew, and nothing else', async () => {
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
  it('is priced by the engine, sent once, locks the signature, and is taken by line', async () => {
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
    // A second one, from the page of the revision before: refused with what changed since.
    const late = await failure(
      counterQuote(as(guest, now), { ...sent, idempotencyKey: randomUUID() }),
    )
    expect(late).toBeInstanceOf(SupersededError)
    expect((late as SupersededError).changes.changed).toHaveLength(1)
  })
})

describe('a request', () => {
  it('is corrected and added to until it is quoted, with each move kept', async () => {
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
