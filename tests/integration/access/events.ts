import type Stripe from 'stripe'
import { joinCompany } from '@/features/accounts/commands/join-company'
import { acceptInvitation } from '@/features/accounts/commands/accept-invitation'
import { offerFirstOwner } from '@/features/accounts/commands/offer-first-owner'
import { recordRefusedSignIn } from '@/features/accounts/commands/record-refused-sign-in'
import { recordSignIn } from '@/features/accounts/commands/record-sign-in'
import { publishDue } from '@/features/catalog/commands/publish-due'
import { receiveEvent } from '@/features/payments/commands/receive-event'
import { settleNow, settlePayment } from '@/features/payments/commands/settle-payment'
import { amendReservations } from '@/features/tariffs/commands/amend-reservations'
import { reserveQuota } from '@/features/tariffs/commands/reserve-quota'
import { as } from '@/tests/support/as'
import { now } from '../quotes/submit-request-fixtures'
import { type Calls, EVERYBODY, NOBODY } from './expected'

const finding = {
  paymentId: null,
  sessionId: 'cs_none',
  fact: { kind: 'expired' },
  charged: null,
} as const

/** What no page calls: what Stripe sends, what the site does by itself, and parts of other commands. */
export const eventCalls: Calls = {
  receiveEvent: {
    call: (v) => receiveEvent(as(v), { id: 'evt_none', type: 'ping' } as unknown as Stripe.Event),
    expected: NOBODY,
  },
  settleNow: { call: (v) => settleNow(as(v), finding), expected: NOBODY },
  settlePayment: {
    call: (v, t) =>
      settlePayment(as(v), { finding, paymentId: t.partId, partId: t.partId, mails: [] }),
    expected: NOBODY,
  },
  publishDue: { call: (v) => publishDue(as(v)), expected: NOBODY },
  // Of a window that doesn't exist; nothing is reserved.
  reserveQuota: {
    call: (v) =>
      reserveQuota(as(v), {
        orderNumber: 'NONE',
        day: '2026-12-01',
        kilograms: '1',
        quoteId: '00000000-0000-4000-8000-000000000000',
        note: 'test',
        by: 'test',
        expiresAt: now,
      }),
    expected: { ...EVERYBODY, anonymous: 'refused' },
  },
  amendReservations: {
    call: (v) =>
      amendReservations(as(v), {
        demands: new Map(),
        currency: 'USD',
        day: '2026-12-01',
        quoteId: '00000000-0000-4000-8000-000000000000',
        note: 'test',
        by: 'test',
        expiresAt: now,
      }),
    expected: { ...EVERYBODY, anonymous: 'refused' },
  },
  joinCompany: {
    call: (v) => joinCompany(as(v)),
    expected: { ...NOBODY, stranger: 'answered', owner: 'answered' },
  },
  recordSignIn: {
    call: (v) =>
      recordSignIn(as(v), {
        id: 'nobody',
        email: 'nobody@elsewhere.example',
        proof: 'password',
        userAgent: null,
      }).then(() => 'recorded'),
    expected: { ...EVERYBODY, enrolling: 'answered' },
  },
  // With an invalid link.
  acceptInvitation: {
    call: (v) => acceptInvitation(as(v), {}),
    expected: { ...EVERYBODY, enrolling: 'answered' },
  },
  offerFirstOwner: { call: (v) => offerFirstOwner(as(v), { anew: false }), expected: NOBODY },
  recordRefusedSignIn: {
    call: (v) => recordRefusedSignIn(as(v), 'nobody@elsewhere.example', 'test'),
    expected: { ...EVERYBODY, enrolling: 'answered' },
  },
}
