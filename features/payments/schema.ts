import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { schemaWords as said } from '@/platform/validation-words'
import { EVIDENCE_KINDS, type EvidenceKind } from './rules/evidence'
import { REFUND_REASONS } from './rules/refund'

/** What the desk enters about money at Stripe, as zod schemas. Safe in the browser. */

const ticked = z
  .enum(['', 'on'])
  .default('')
  .transform((value) => value === 'on')

export const askRefundSchema = z.object({
  paymentId: z.uuid(),
  /** made with the form: sent twice, it is one refund */
  key: z.uuid(),
  /** in the payment's currency; everything that is left where it is empty */
  amount: z.string().trim().max(40).default(''),
  reason: z.enum(REFUND_REASONS, said.a_cause),
  note: wordsSchema(500).default(''),
  /** confirms the refund of a debit that its payer can still recall */
  sure: ticked,
})

export const refundOfSchema = z.object({ refundId: z.uuid() })

export const differenceSchema = z.object({ id: z.uuid() })
export const noteDifferenceSchema = differenceSchema.extend({ note: wordsSchema(500).min(3) })

const disputeId = z.string().regex(/^\w{3,100}$/)
export const disputeOfSchema = z.object({ disputeId })
export const answerDisputeSchema = z.object({
  disputeId,
  words: wordsSchema(10_000).default(''),
  ...(Object.fromEntries(EVIDENCE_KINDS.map((kind) => [kind, ticked])) as Record<
    EvidenceKind,
    typeof ticked
  >),
})

/** What was done about a payment that needed a person. */
export const settleAlertSchema = z.object({ alertId: z.uuid(), note: lineSchema(300).min(3) })
