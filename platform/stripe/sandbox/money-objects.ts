import { randomBytes } from 'node:crypto'
import { z } from 'zod'

/**
 * Stripe's objects about money, as the sandbox stores and returns them: the fields this site uses,
 * shaped as Stripe's.
 */

const metadata = z.record(z.string(), z.string())
const base = { id: z.string(), created: z.int() }

export const METHODS = ['card', 'us_bank_account', 'sepa_debit'] as const
export type SandboxMethod = (typeof METHODS)[number]

export const movementSchema = z.object({
  ...base,
  object: z.literal('balance_transaction'),
  amount: z.int(),
  fee: z.int(),
  net: z.int(),
  currency: z.string(),
  type: z.string(),
  reporting_category: z.string(),
  source: z.string(),
  description: z.string().nullable(),
  exchange_rate: z.null(),
  status: z.literal('available'),
  available_on: z.int(),
})
export type SandboxMovement = z.infer<typeof movementSchema>
/** With the payout that included it, which Stripe doesn't show. */
export const storedMovementSchema = z.object({
  movement: movementSchema,
  payout: z.string().nullable(),
})

export const chargeSchema = z.object({
  ...base,
  object: z.literal('charge'),
  livemode: z.literal(false),
  amount: z.int(),
  amount_refunded: z.int(),
  currency: z.string(),
  status: z.literal('succeeded'),
  paid: z.literal(true),
  refunded: z.boolean(),
  disputed: z.boolean(),
  customer: z.string().nullable(),
  payment_intent: z.string(),
  balance_transaction: z.string(),
  metadata,
  payment_method_details: z.object({
    type: z.enum(METHODS),
    card: z
      .object({
        brand: z.string(),
        last4: z.string(),
        three_d_secure: z.object({ result: z.string() }).nullable(),
      })
      .optional(),
  }),
})
/** What the bank of this charge will do, as chosen by a tester on the payment page. */
export const storedChargeSchema = z.object({
  charge: chargeSchema,
  refundsFail: z.boolean(),
})
export type StoredCharge = z.infer<typeof storedChargeSchema>

export const refundSchema = z.object({
  ...base,
  object: z.literal('refund'),
  amount: z.int(),
  currency: z.string(),
  charge: z.string(),
  payment_intent: z.string(),
  balance_transaction: z.string().nullable(),
  failure_balance_transaction: z.string().optional(),
  failure_reason: z.string().optional(),
  metadata,
  reason: z.string().nullable(),
  status: z.enum(['pending', 'succeeded', 'failed', 'canceled']),
})
export type SandboxRefund = z.infer<typeof refundSchema>

export const disputeSchema = z.object({
  ...base,
  object: z.literal('dispute'),
  livemode: z.literal(false),
  amount: z.int(),
  currency: z.string(),
  charge: z.string(),
  payment_intent: z.string(),
  balance_transactions: z.array(movementSchema),
  reason: z.string(),
  status: z.enum(['needs_response', 'under_review', 'won', 'lost']),
  is_charge_refundable: z.boolean(),
  evidence: z.record(z.string(), z.string()),
  evidence_details: z.object({
    due_by: z.int().nullable(),
    has_evidence: z.boolean(),
    past_due: z.boolean(),
    submission_count: z.int(),
  }),
  metadata,
})
export type SandboxDispute = z.infer<typeof disputeSchema>

export const payoutSchema = z.object({
  ...base,
  object: z.literal('payout'),
  livemode: z.literal(false),
  amount: z.int(),
  currency: z.string(),
  arrival_date: z.int(),
  automatic: z.boolean(),
  balance_transaction: z.string(),
  status: z.enum(['in_transit', 'paid', 'failed']),
  reconciliation_status: z.enum(['in_progress', 'completed']),
  metadata,
})
export type SandboxPayout = z.infer<typeof payoutSchema>

export const customerSchema = z.object({
  ...base,
  object: z.literal('customer'),
  livemode: z.literal(false),
  name: z.string().nullable(),
  email: z.string().nullable(),
  metadata,
})
export type SandboxCustomer = z.infer<typeof customerSchema>

export const fileSchema = z.object({
  ...base,
  object: z.literal('file'),
  purpose: z.string(),
  filename: z.string().nullable(),
  size: z.int(),
  type: z.string().nullable(),
})
export type SandboxFile = z.infer<typeof fileSchema>

/** An id like Stripe's. */
export const newMoneyId = (
  prefix: 'ch' | 'py' | 'txn' | 're' | 'du' | 'po' | 'cus' | 'file',
): string => `${prefix}_${randomBytes(12).toString('hex')}`
