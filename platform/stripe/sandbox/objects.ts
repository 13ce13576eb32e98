import { randomBytes } from 'node:crypto'
import { z } from 'zod'

/**
 * Stripe's objects as the sandbox stores and returns them: the fields this site uses, named and
 * shaped as Stripe does.
 */

const metadata = z.record(z.string(), z.string())

export const sessionSchema = z.object({
  id: z.string(),
  object: z.literal('checkout.session'),
  mode: z.literal('payment'),
  ui_mode: z.literal('hosted_page'),
  livemode: z.literal(false),
  status: z.enum(['open', 'complete', 'expired']),
  payment_status: z.enum(['paid', 'unpaid']),
  amount_subtotal: z.int(),
  amount_total: z.int(),
  currency: z.string(),
  client_reference_id: z.string().nullable(),
  customer: z.string().nullable(),
  customer_email: z.string().nullable(),
  customer_details: z.object({ email: z.string().nullable(), name: z.null() }).nullable(),
  metadata,
  payment_intent: z.string().nullable(),
  payment_method_types: z.array(z.string()),
  allowed_payment_method_types: z.array(z.string()).nullable(),
  success_url: z.string(),
  cancel_url: z.string().nullable(),
  url: z.string().nullable(),
  /** seconds */
  created: z.int(),
  expires_at: z.int(),
})
export type SandboxSession = z.infer<typeof sessionSchema>

/** A session, with what Stripe keeps out of sight. */
export const storedSessionSchema = z.object({
  session: sessionSchema,
  items: z.array(
    z.object({
      name: z.string(),
      description: z.string().nullable(),
      quantity: z.int(),
      unitAmount: z.int(),
    }),
  ),
  intent: z.object({
    metadata,
    description: z.string().nullable(),
    receiptEmail: z.string().nullable().default(null),
  }),
})
export type StoredSession = z.infer<typeof storedSessionSchema>

export const intentSchema = z.object({
  id: z.string(),
  object: z.literal('payment_intent'),
  livemode: z.literal(false),
  amount: z.int(),
  amount_received: z.int(),
  currency: z.string(),
  status: z.enum(['requires_payment_method', 'processing', 'succeeded']),
  description: z.string().nullable(),
  receipt_email: z.string().nullable().default(null),
  customer: z.string().nullable().default(null),
  metadata,
  latest_charge: z.string().nullable(),
  last_payment_error: z
    .object({
      type: z.literal('card_error').or(z.literal('invalid_request_error')),
      code: z.string(),
      decline_code: z.string().optional(),
      message: z.string(),
    })
    .nullable(),
  payment_method_types: z.array(z.string()),
  created: z.int(),
})
export type SandboxIntent = z.infer<typeof intentSchema>

export const EVENT_TYPES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.payment_failed',
  'charge.succeeded',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'payout.paid',
  'payout.failed',
  'payout.reconciliation_completed',
  'three_d_secure.authentication.succeeded',
] as const
export type SandboxEventType = (typeof EVENT_TYPES)[number]

/** An id like Stripe's: prefix and random characters. */
export const newId = (prefix: 'cs_test' | 'pi' | 'ch' | 'evt'): string =>
  `${prefix}_${randomBytes(prefix === 'cs_test' ? 30 : 12).toString('hex')}`

/** Seconds since 1970, as Stripe counts. */
export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

/** A session as it stands now: an open one past its time is expired, whether or not anybody looked. */
export function asOf(session: SandboxSession, now: Date): SandboxSession {
  return session.status === 'open' && seconds(now) >= session.expires_at
    ? { ...session, status: 'expired', url: null }
    : session
}
