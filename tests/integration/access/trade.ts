import { randomUUID } from 'node:crypto'
import { formatQuoteNumber } from '@/platform/numbers'
import { as } from '@/tests/support/as'
import { allRows } from '@/tests/support/listed'
import { openSignedDocument } from '@/features/quotes/commands/open-signed-document'
import { legalParty } from '@/features/quotes/queries/legal-party'
import { checkPaper } from '@/features/quotes/queries/check-paper'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { orderOfRevision } from '@/features/orders/commands/order-of-revision'
import { acceptRevision } from '@/features/quotes/commands/accept-revision'
import { orderTable } from '@/features/orders/queries/order-table'
import { getOrder } from '@/features/orders/queries/orders'
import { ownOrderTable } from '@/features/orders/queries/own-orders'
import { OWN_ORDER_LIST } from '@/features/orders/rules/own-order-list'
import { claimAttempt } from '@/features/payments/commands/claim-attempt'
import { startPayment } from '@/features/payments/commands/start-payment'
import { approveDiscount } from '@/features/quotes/commands/approve-discount'
import { approveFloor } from '@/features/quotes/commands/approve-floor'
import { editorState } from '@/features/quotes/queries/editor-state'
import { houseTerms } from '@/features/company/queries/house-terms'
import { approveCredit } from '@/features/quotes/commands/approve-credit'
import { creditState } from '@/features/quotes/queries/credit-approval'
import { discountApproval, discountState } from '@/features/quotes/queries/discount-approval'
import { floorApproval, floorState } from '@/features/quotes/queries/floor-approval'
import { articleLines, foundLines } from '@/features/quotes/queries/article-lines'
import { quotedArticles } from '@/features/quotes/queries/quoted-articles'
import { lastPrices } from '@/features/quotes/queries/last-prices'
import { quoteCosts } from '@/features/quotes/queries/quote-costs'
import { approveDuty } from '@/features/quotes/commands/approve-duty'
import { dutyApprovalState } from '@/features/quotes/queries/duty-approvals'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { setSendLimits } from '@/features/quotes/commands/set-send-limits'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { changeSavedLists } from '@/features/basket/commands/change-saved-lists'
import { listSavedLists } from '@/features/basket/queries/saved-lists'
import { assignRequest } from '@/features/requests/commands/assign-request'
import { declineRequest } from '@/features/requests/commands/decline-request'
import { handleRequests } from '@/features/requests/commands/handle-requests'
import { mergeRequests } from '@/features/requests/commands/merge-requests'
import { snoozeRequest } from '@/features/requests/commands/snooze-request'
import { takeRequest } from '@/features/requests/commands/take-request'
import { undoHandling, undoLastHandling } from '@/features/requests/commands/undo-handling'
import { bePresent } from '@/features/accounts/commands/be-present'
import { answerers, nextInView, triageOf } from '@/features/requests/queries/triage'
import { requestTable } from '@/features/requests/queries/inbox'
import { openQuotesNaming } from '@/features/quotes/queries/open-quotes-naming'
import { getSendStops, listSendLimits } from '@/features/quotes/queries/send-limits'
import { quoteAnswerOf, quotesAnswerOf } from '@/features/quotes/queries/quotes-answer'
import { quoteTable } from '@/features/quotes/queries/quote-table'
import { ownQuoteTable } from '@/features/quotes/queries/own-quotes'
import { papersOfQuote } from '@/features/quotes/queries/quote-papers'
import { getQuote } from '@/features/quotes/queries/quotes'
import { OWN_QUOTE_LIST } from '@/features/quotes/rules/own-quote-list'
import { ownRequestTable } from '@/features/requests/queries/own-requests'
import { getAttachment, getRequest, requestArtwork } from '@/features/requests/queries/requests'
import { OWN_REQUEST_LIST } from '@/features/requests/rules/own-request-list'
import { keepDesign } from '@/features/designs/commands/keep-design'
import { priceLines } from '@/features/requests/queries/price-lines'
import { attachArtwork } from '@/features/requests/commands/attach-artwork'
import { askSignature } from '@/features/quotes/commands/ask-signature'
import { signRequested } from '@/features/orders/commands/sign-requested'
import {
  giveSignature,
  refuseSignature,
  takeBackSignature,
} from '@/features/quotes/commands/decide-signature'
import { askedSignatures, signatureStanding } from '@/features/quotes/queries/signatures'
import { askLink } from '@/features/orders/commands/ask-link'
import { noteOpening } from '@/features/quotes/commands/note-opening'
import { askRequote } from '@/features/quotes/commands/ask-requote'
import { publishTariffs } from '@/features/quotes/commands/publish-tariffs'
import { outlookExposure } from '@/features/quotes/queries/outlook-exposure'
import { tariffImpact } from '@/features/quotes/queries/tariff-impact'
import { now } from '../quotes/submit-request-fixtures'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'
import {
  BUYERS_OWN,
  type Calls,
  EVERYBODY,
  LISTS_OF_ONE,
  STAFF_ONLY,
  THEIR_LIST,
  THEIR_OWN,
  NOTHING,
  OWNERS_ALONE,
} from './expected'

/** An approver's action, on whichever company the object belongs to. */
const APPROVERS_OF_ANY = {
  ...STAFF_ONLY,
  stranger: 'answered',
  owner: 'answered',
  staff: 'refused',
} as const

export const tradeCalls: Calls = {
  askLink: { call: (v) => askLink(as(v), { number: 'Q-99999' }), expected: EVERYBODY },
  keepDesign: { call: (v) => keepDesign(as(v), { design: 'family=band' }), expected: EVERYBODY },
  ownRequestTable: {
    call: async (v, t) =>
      (await allRows(OWN_REQUEST_LIST, await ownRequestTable(v))).filter(
        ({ serial }) => serial === t.requestSerial,
      ),
    expected: THEIR_LIST,
  },
  getRequest: {
    call: (v, t) => getRequest(v, t.requestSerial),
    expected: { ...THEIR_OWN, anonymous: 'not found' },
  },
  requestArtwork: {
    call: (v, t) => requestArtwork(v, t.requestSerial).then(() => 'a list'),
    expected: { ...THEIR_OWN, anonymous: 'not found' },
  },
  // Of a file that doesn't exist: the actor is let in, and then told so. Whose file may be attached:
  // submit-request-files.test.ts.
  attachArtwork: {
    call: (v, t) =>
      attachArtwork(as(v), {
        serial: t.requestSerial,
        linePosition: 1,
        file: { id: '00000000-0000-4000-8000-000000000000', claimToken: 'x'.repeat(30) },
      }),
    expected: THEIR_OWN,
  },
  getAttachment: {
    call: (v, t) => getAttachment(v, t.fileId),
    expected: { ...THEIR_OWN, anonymous: 'not found' },
  },
  ownQuoteTable: {
    call: async (v, t) =>
      (await allRows(OWN_QUOTE_LIST, await ownQuoteTable(v))).filter(
        ({ serial }) => serial === t.serial,
      ),
    expected: THEIR_LIST,
  },
  getQuote: { call: (v, t) => getQuote(v, t.serial), expected: THEIR_OWN },
  openSignedDocument: {
    call: (v, t) => openSignedDocument(as(v), t.serial),
    expected: THEIR_OWN,
  },
  // The company's own people see what it was signed for before; all others type it.
  legalParty: {
    call: (v, t) => legalParty(v, t.companyId),
    expected: OWNERS_ALONE,
  },
  checkPaper: {
    call: (v) => checkPaper(v, { number: 'Q-99999', hash: 'a'.repeat(64) }),
    expected: EVERYBODY,
  },
  papersOfQuote: {
    call: (v, t) => papersOfQuote(v, t.serial).then(() => 'its papers'),
    expected: STAFF_ONLY,
  },
  ownOrderTable: {
    call: async (v, t) =>
      (await allRows(OWN_ORDER_LIST, await ownOrderTable(v))).filter(
        ({ serial }) => serial === t.orderSerial,
      ),
    expected: THEIR_LIST,
  },
  quotesAnswerOf: {
    call: async (v, t) =>
      (await quotesAnswerOf(v, { limit: 100 }, now)).quotes.filter(
        ({ number }) => number === formatQuoteNumber(t.serial),
      ),
    expected: THEIR_LIST,
  },
  quoteAnswerOf: { call: (v, t) => quoteAnswerOf(v, t.serial), expected: THEIR_OWN },
  getOrder: { call: (v, t) => getOrder(v, t.orderSerial), expected: THEIR_OWN },
  acceptQuote: { call: (v, t) => acceptQuote(as(v, now), t.signature, null), expected: BUYERS_OWN },
  acceptRevision: {
    call: (v, t) => acceptRevision(as(v, now), t.signature, null, orderOfRevision),
    expected: BUYERS_OWN,
  },
  // Of a signed quote: the actor is let in, and then told so.
  askSignature: {
    call: (v, t) => askSignature(as(v, now), { ...t.signature, note: '' }),
    expected: BUYERS_OWN,
  },
  signRequested: {
    call: (v) => signRequested(as(v, now), { id: 'none', signerName: 'Ana' }, null),
    expected: APPROVERS_OF_ANY,
  },
  giveSignature: {
    call: (v) =>
      giveSignature(as(v, now), { id: 'none', signerName: 'Ana' }, null, orderOfRevision),
    expected: APPROVERS_OF_ANY,
  },
  refuseSignature: {
    call: (v) => refuseSignature(as(v, now), { id: 'none' }),
    expected: APPROVERS_OF_ANY,
  },
  takeBackSignature: {
    call: (v) => takeBackSignature(as(v, now), { id: 'none' }),
    expected: { ...BUYERS_OWN, stranger: 'answered', 'strange guest': 'answered' },
  },
  signatureStanding: {
    call: async (v, t) => {
      const quote = await getQuote(t.guest, t.serial)
      return signatureStanding(v, quote, now)
    },
    expected: { ...THEIR_OWN, owner: 'refused' },
  },
  askedSignatures: {
    call: (v) => askedSignatures(v, now),
    expected: NOTHING,
  },
  claimAttempt: { call: (v, t) => claimAttempt(as(v), t.partId), expected: BUYERS_OWN },
  // Stripe isn't available in this test: an answer that gets that far has passed the check.
  startPayment: { call: (v, t) => startPayment(as(v), t.partId), expected: BUYERS_OWN },
  listSavedLists: { call: (v) => listSavedLists(v), expected: LISTS_OF_ONE },
  // Of nobody's list; a stranger's is tested in saved-lists.test.ts.
  changeSavedLists: {
    call: (v) =>
      changeSavedLists(as(v), {
        do: 'rename',
        listId: '00000000-0000-4000-8000-000000000000',
        name: 'A',
      }),
    expected: { ...LISTS_OF_ONE, stranger: 'not found', owner: 'not found', staff: 'not found' },
  },
  // Of a request that already has its quote: the actor is let in, and then told so.
  takeRequest: {
    call: (v, t) => takeRequest(as(v, now), { serial: t.requestSerial, version: 1 }),
    expected: STAFF_ONLY,
  },
  assignRequest: {
    call: (v, t) => assignRequest(as(v, now), { serial: t.requestSerial, version: 1, to: null }),
    expected: STAFF_ONLY,
  },
  snoozeRequest: {
    call: (v, t) => snoozeRequest(as(v, now), { serial: t.requestSerial, version: 1, until: '' }),
    expected: STAFF_ONLY,
  },
  declineRequest: {
    call: (v, t) => declineRequest(as(v, now), { serial: t.requestSerial, version: 1, words: '' }),
    expected: STAFF_ONLY,
  },
  mergeRequests: {
    call: (v, t) =>
      mergeRequests(as(v, now), { serial: t.requestSerial, version: 1, into: t.requestSerial }),
    expected: STAFF_ONLY,
  },
  answerers: { call: (v) => answerers(v).then(() => 'a list'), expected: STAFF_ONLY },
  handleRequests: {
    call: (v) => handleRequests(as(v, now), [], () => Promise.resolve()),
    expected: STAFF_ONLY,
  },
  undoLastHandling: { call: (v) => undoLastHandling(as(v, now)), expected: STAFF_ONLY },
  undoHandling: { call: (v) => undoHandling(as(v, now)), expected: STAFF_ONLY },
  triageOf: {
    call: (v, t) => triageOf(v, { serial: t.requestSerial, view: '' }, now),
    expected: STAFF_ONLY,
  },
  // The only waiting request would be another's: none is left.
  nextInView: {
    call: async (v, t) => [
      await nextInView(v, { serial: t.requestSerial, view: 'status=ALL' }, now),
    ],
    expected: STAFF_ONLY,
  },
  bePresent: {
    call: (v) => bePresent(as(v, now), { of: 'RFQ-00001', leaving: false }).then(() => 'seen'),
    expected: STAFF_ONLY,
  },
  requestTable: { call: (v) => requestTable(v, now), expected: STAFF_ONLY },
  quoteTable: { call: (v) => quoteTable(v, now), expected: STAFF_ONLY },
  orderTable: { call: (v) => orderTable(v), expected: STAFF_ONLY },
  getSendStops: {
    call: (v, t) => getSendStops(v, t.document),
    expected: { ...STAFF_ONLY, staff: 'nothing' },
  },
  editorState: {
    call: async (v, { serial, document }) => {
      const revision = { id: '', number: 1, state: 'SENT' as const, document, editorIds: [] }
      return editorState(v, { serial, revision }, await houseTerms(), now)
    },
    // A sent revision has no editor.
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  articleLines: {
    call: (v, t) => articleLines(v, { serial: t.serial, q: 'ring' }, now),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  foundLines: {
    call: (v, { document, companyId }) =>
      foundLines(v, { document, companyId, q: 'RG-1-PL-17' }, now),
    expected: STAFF_ONLY,
  },
  quotedArticles: {
    call: async (v) => [
      ...(await quotedArticles(v, '00000000-0000-4000-8000-000000000000', [], now)),
    ],
    expected: { ...STAFF_ONLY, staff: 'nothing' },
  },
  quoteCosts: { call: (v, t) => quoteCosts(v, t.document, now), expected: STAFF_ONLY },
  discountState: { call: (v, t) => discountState(v, t.document), expected: STAFF_ONLY },
  creditState: { call: (v, t) => creditState(v, randomUUID(), t.document), expected: STAFF_ONLY },
  approveCredit: {
    call: (v, t) => approveCredit(as(v, now), { serial: t.serial, revision: 1 }),
    expected: STAFF_ONLY,
  },
  discountApproval: {
    call: (v, t) => discountApproval(v, { serial: t.serial, revision: 1 }, t.document),
    expected: STAFF_ONLY,
  },
  floorState: { call: (v, t) => floorState(v, t.document, now), expected: STAFF_ONLY },
  floorApproval: {
    call: (v, t) => floorApproval(v, { serial: t.serial, revision: 1 }, { stops: [], basis: '' }),
    expected: STAFF_ONLY,
  },
  lastPrices: {
    call: async (v, t) => [...(await lastPrices(v, { quoteSerial: t.serial, skus: [] }))],
    expected: { ...STAFF_ONLY, staff: 'nothing' },
  },
  approveDiscount: {
    call: (v, t) => approveDiscount(as(v, now), { serial: t.serial, revision: 1 }),
    expected: STAFF_ONLY,
  },
  approveFloor: {
    call: (v, t) => approveFloor(as(v, now), { serial: t.serial, revision: 1 }),
    expected: STAFF_ONLY,
  },
  dutyApprovalState: {
    call: (v, t) => dutyApprovalState(v, { serial: t.serial, revision: 1 }, now),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  approveDuty: {
    call: (v, t) =>
      approveDuty(as(v, now), {
        serial: t.serial,
        revision: 1,
        basis: '0'.repeat(64),
        reason: 'Looked at again',
      }),
    expected: STAFF_ONLY,
  },
  openQuotesNaming: {
    call: (v) => openQuotesNaming(v).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  listSendLimits: { call: (v) => listSendLimits(v), expected: STAFF_ONLY },
  setSendLimits: { call: (v) => setSendLimits(as(v), {}), expected: STAFF_ONLY },
  startQuote: { call: (v, t) => startQuote(as(v, now), t.requestSerial), expected: STAFF_ONLY },
  saveDraft: {
    call: (v, t) =>
      saveDraft(as(v, now), { serial: t.serial, revision: 1, version: 1, draft: t.draft }),
    expected: STAFF_ONLY,
  },
  sendRevision: {
    call: (v, t) =>
      sendRevision(as(v, now), {
        serial: t.serial,
        revision: 1,
        version: 1,
        expectedTotalMinor: 1,
      }),
    expected: STAFF_ONLY,
  },
  reviseQuote: { call: (v, t) => reviseQuote(as(v, now), t.serial), expected: STAFF_ONLY },
  // Signed, so that there is nothing left to open.
  noteOpening: {
    call: (v, t) => noteOpening(as(v, now), { serial: t.serial, revision: 1 }, null),
    expected: BUYERS_OWN,
  },
  askRequote: {
    call: (v, t) => askRequote(as(v, now), { serial: t.serial }),
    expected: BUYERS_OWN,
  },
  // Priced for everybody; the owner's company has a price list.
  priceLines: {
    call: async (v) =>
      (
        await priceLines(
          v,
          { currency: 'USD', lines: [{ sku: 'RG-1-PL-17', quantity: 100, optionCodes: [] }] },
          now,
        )
      ).lines.flatMap(({ article }) => article?.own ?? []),
    expected: OWNERS_ALONE,
  },
  tariffImpact: {
    call: (v) => tariffImpact(v, SHIPPED_RULES, SHIPPED_RULES.compiledFor('US'), '2026-11-24'),
    expected: STAFF_ONLY,
  },
  outlookExposure: {
    call: (v) => outlookExposure(v, now).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  publishTariffs: {
    call: (v) => publishTariffs(as(v), { serial: 1, expectedVersion: 0, reason: '' }),
    expected: STAFF_ONLY,
  },
}
