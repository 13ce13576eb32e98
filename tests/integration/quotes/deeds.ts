import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { recordAnswer } from '@/features/orders/commands/record-answer'
import { askRequote } from '@/features/quotes/commands/ask-requote'
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
import { documentHash } from '@/features/quotes/rules/canonical'
import { LIFE_DEEDS, type LifeDeed } from '@/features/quotes/rules/life'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'
import { SIGNING } from '@/tests/support/signing'

/** The deeds of a quote's life, as people do them, and the invariants after any of them. */

export interface Trade {
  serial: number
  requestSerial: number
  quoteId: string
  guest: Actor
}

/** What a person who looks at the quote now would send. */
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

/** Does a deed as a person who looks at the quote now would. */
export async function act(deed: LifeDeed, trade: Trade, at = now): Promise<unknown> {
  const { serial, requestSerial, guest } = trade
  const { draft, counterId, read } = await looked(trade)
  const [buyer, desk] = [as(guest, at), as(staff, at)]
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

export const DEEDS = LIFE_DEEDS.filter(
  (deed) => !['start', 'save_draft', 'correct_request'].includes(deed),
)

/** Checks what is true whatever was done, in any order. */
export async function assertInvariants({ quoteId }: Trade): Promise<void> {
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
  // Its thread is numbered without gaps, reports each sending once, and shows a buyer nothing
  // internal.
  const thread = await db.thread.findUniqueOrThrow({
    where: { requestId: quote.requestId },
    include: { entries: { orderBy: { serial: 'asc' } } },
  })
  expect(thread.entries.map(({ serial }) => serial)).toEqual(thread.entries.map((_, i) => i + 1))
  expect(thread.lastSerial).toBe(thread.entries.length)
  const shared = thread.entries.filter(({ audience }) => audience === 'SHARED')
  expect(thread.sharedSerial).toBe(shared.at(-1)?.serial ?? 0)
  expect(shared.filter(({ event }) => event === 'revision_sent')).toHaveLength(
    quote.revisions.length - inState('DRAFT').length,
  )
  const open = quote.counters.filter(({ state }) => state === 'OPEN')
  expect(open.length).toBeLessThanOrEqual(inState('SENT').length)
  expect(open.map(({ revisionId }) => revisionId)).toEqual(
    open.length > 0 ? inState('SENT').map(({ id }) => id) : [],
  )
}

/** Whether it was done, or the refusal's code. */
export async function outcome(promise: Promise<unknown>): Promise<true | string> {
  const error = await failure(promise)
  if (!error) return true
  if (error instanceof ConflictError || error instanceof InvalidInputError) return error.message
  if (error instanceof NotFoundError) return 'not_found'
  throw error
}
