import { answerDispute, concedeDispute } from '@/features/payments/commands/answer-dispute'
import { askRefund } from '@/features/payments/commands/ask-refund'
import { compareStripe } from '@/features/payments/commands/compare-stripe'
import { dropRefund } from '@/features/payments/commands/drop-refund'
import { endStalePages } from '@/features/payments/commands/end-stale-pages'
import { evidenceFiles } from '@/features/payments/commands/gather-evidence'
import { payOutSandbox } from '@/features/payments/commands/pay-out-sandbox'
import { askDifference, noteDifference } from '@/features/payments/commands/settle-difference'
import { disputeDesk } from '@/features/payments/queries/dispute-desk'
import {
  duesBack,
  openDisputes,
  paymentDesk,
  refundsWaiting,
} from '@/features/payments/queries/payment-desk'
import { paymentTable } from '@/features/payments/queries/payment-table'
import { stripeDay, stripeDifferences } from '@/features/payments/queries/stripe-day'
import { waitingAtStripe } from '@/features/payments/queries/waiting'
import { as } from '@/tests/support/as'
import { now } from '../quotes/submit-request-fixtures'
import { type Calls, NOBODY, STAFF_ONLY } from './expected'

const NONE = '00000000-0000-4000-8000-000000000000'
const DAY = '2026-11-30'
const NOBODYS = { ...STAFF_ONLY, staff: 'not found' } as const

export const stripeCalls: Calls = {
  askRefund: {
    call: (v) => askRefund(as(v, now), { paymentId: NONE, key: NONE, reason: 'goods' }),
    expected: NOBODYS,
  },
  dropRefund: { call: (v) => dropRefund(as(v, now), { refundId: NONE }), expected: NOBODYS },
  answerDispute: {
    call: (v) => answerDispute(as(v, now), { disputeId: 'du_none' }),
    expected: NOBODYS,
  },
  concedeDispute: {
    call: (v) => concedeDispute(as(v, now), { disputeId: 'du_none' }),
    expected: NOBODYS,
  },
  evidenceFiles: {
    call: async (v) => [await evidenceFiles(as(v, now), { quoteSerial: 0, proofs: [] }, new Set())],
    expected: STAFF_ONLY,
  },
  askDifference: { call: (v) => askDifference(as(v, now), { id: NONE }), expected: NOBODYS },
  noteDifference: {
    call: (v) => noteDifference(as(v, now), { id: NONE, note: 'none' }),
    expected: NOBODYS,
  },
  compareStripe: { call: (v) => compareStripe(as(v, now)), expected: STAFF_ONLY },
  payOutSandbox: { call: (v) => payOutSandbox(as(v, now)), expected: STAFF_ONLY },
  endStalePages: { call: (v) => endStalePages(as(v, now)), expected: NOBODY },
  paymentTable: { call: (v) => paymentTable(v), expected: STAFF_ONLY },
  paymentDesk: { call: (v) => paymentDesk(v, NONE), expected: NOBODYS },
  disputeDesk: { call: (v) => disputeDesk(v, 'du_none'), expected: NOBODYS },
  refundsWaiting: { call: async (v) => [await refundsWaiting(v)], expected: STAFF_ONLY },
  duesBack: { call: async (v) => [await duesBack(v)], expected: STAFF_ONLY },
  openDisputes: { call: async (v) => [await openDisputes(v)], expected: STAFF_ONLY },
  stripeDay: { call: (v) => stripeDay(v, DAY), expected: STAFF_ONLY },
  stripeDifferences: { call: (v) => stripeDifferences(v), expected: STAFF_ONLY },
  waitingAtStripe: { call: (v) => waitingAtStripe(v, DAY), expected: STAFF_ONLY },
}
