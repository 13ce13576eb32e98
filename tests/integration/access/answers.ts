import { orderOfRevision } from '@/features/orders/commands/order-of-revision'
import { recordAnswer } from '@/features/orders/commands/record-answer'
import { correctRequest } from '@/features/quotes/commands/correct-request'
import { copyQuote } from '@/features/quotes/commands/copy-quote'
import { startWithoutRequest } from '@/features/quotes/commands/start-without-request'
import { counterQuote } from '@/features/quotes/commands/counter-quote'
import { declineQuote } from '@/features/quotes/commands/decline-quote'
import { discardDraft } from '@/features/quotes/commands/discard-draft'
import { noteAnswer } from '@/features/quotes/commands/note-answer'
import { prepareSending } from '@/features/quotes/commands/prepare-sending'
import { extendValidity } from '@/features/quotes/commands/extend-validity'
import { recordLoss } from '@/features/quotes/commands/record-loss'
import { seeRequestChanges } from '@/features/requests/commands/see-request-changes'
import { requestChanges } from '@/features/requests/queries/request-changes'
import { takeBackCounter } from '@/features/quotes/commands/take-back-counter'
import { takeCounter } from '@/features/quotes/commands/take-counter'
import { withdrawRequest } from '@/features/quotes/commands/withdraw-request'
import { withdrawRevision } from '@/features/quotes/commands/withdraw-revision'
import { counterSources } from '@/features/quotes/queries/counter-sources'
import { pricedCounter } from '@/features/quotes/queries/priced-counter'
import { getQuote } from '@/features/quotes/queries/quotes'
import { db } from '@/platform/db/client'
import { as } from '@/tests/support/as'
import { now } from '../quotes/submit-request-fixtures'
import { staff } from './a-trade'
import { BUYERS_OWN, type Calls, STAFF_ONLY } from './expected'

const NO_ID = '00000000-0000-4000-8000-000000000000'

/** A yes by phone. */
const phoned = ({ signature }: { signature: Record<string, unknown> }) => ({
  ...signature,
  answer: 'ACCEPTED',
  means: 'PHONE',
  givenBy: 'Ana Ruiz',
  givenOn: '2026-11-01',
})

/** What both sides reply to a request or a quote besides signing it; here all of it to a signed one. */
export const answerCalls: Calls = {
  prepareSending: {
    call: async (v, t) => {
      const revision = await db.quoteRevision.findFirstOrThrow({
        where: { quote: { serial: t.serial } },
        include: { quote: { include: { request: true } } },
      })
      return prepareSending(as(v, now), revision, { expectedTotalMinor: 0, asks: false })
    },
    expected: STAFF_ONLY,
  },
  declineQuote: {
    call: (v, t) => declineQuote(as(v, now), { ...t.signature, reasonCode: 'price' }),
    expected: BUYERS_OWN,
  },
  counterQuote: {
    call: (v, t) =>
      counterQuote(as(v, now), {
        ...t.signature,
        changes: { lines: [] },
        idempotencyKey: '00000000-0000-4000-8000-000000000000',
      }),
    expected: BUYERS_OWN,
  },
  pricedCounter: {
    call: (v, t) => pricedCounter(as(v, now), { ...t.signature, changes: { lines: [] } }),
    expected: BUYERS_OWN,
  },
  counterSources: {
    call: async (v, t) => counterSources(v, await getQuote(staff, t.serial), now),
    expected: BUYERS_OWN,
  },
  // Of a counter that doesn't exist: the actor is let in, and then told so.
  takeBackCounter: {
    call: (v, t) => takeBackCounter(as(v, now), { serial: t.serial, counterId: NO_ID }),
    expected: { ...BUYERS_OWN, owner: 'not found', 'linked guest': 'not found' },
  },
  takeCounter: {
    call: (v, t) =>
      takeCounter(as(v, now), { serial: t.serial, counterId: NO_ID, lineIds: [], terms: true }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  copyQuote: {
    call: (v, t) => copyQuote(as(v, now), { serial: t.serial, idempotencyKey: NO_ID }),
    expected: STAFF_ONLY,
  },
  startWithoutRequest: {
    call: (v) => startWithoutRequest(as(v, now), {}),
    expected: STAFF_ONLY,
  },
  withdrawRevision: {
    call: (v, t) => withdrawRevision(as(v, now), t.signature),
    expected: STAFF_ONLY,
  },
  extendValidity: {
    call: (v, t) => extendValidity(as(v, now), { serial: t.serial, revision: 1 }),
    expected: STAFF_ONLY,
  },
  discardDraft: {
    call: (v, t) => discardDraft(as(v, now), { serial: t.serial, revision: 1, version: 1 }),
    expected: STAFF_ONLY,
  },
  recordLoss: {
    call: (v, t) => recordLoss(as(v, now), { serial: t.serial, reasonCode: 'price' }),
    expected: STAFF_ONLY,
  },
  recordAnswer: {
    call: (v, t) => recordAnswer(as(v, now), phoned(t)),
    expected: STAFF_ONLY,
  },
  noteAnswer: {
    call: (v, t) => noteAnswer(as(v, now), phoned(t), orderOfRevision),
    expected: STAFF_ONLY,
  },
  correctRequest: {
    call: (v, t) =>
      correctRequest(as(v, now), {
        serial: t.requestSerial,
        version: 99,
        notes: '',
        wantedDate: null,
        lines: [],
        added: [],
      }),
    expected: BUYERS_OWN,
  },
  withdrawRequest: {
    call: (v, t) => withdrawRequest(as(v, now), { serial: t.requestSerial }),
    expected: BUYERS_OWN,
  },
  requestChanges: {
    call: (v, t) => requestChanges(v, t.requestSerial),
    expected: { ...STAFF_ONLY, staff: 'nothing' },
  },
  seeRequestChanges: {
    call: (v, t) => seeRequestChanges(as(v, now), t.requestSerial),
    expected: STAFF_ONLY,
  },
}
