import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { move } from './charges'
import { invalidParameter, noSuch, refusal } from './errors'
import { emit } from './events'
import type { FormObject } from './form'
import { find, keep, lock } from './keep'
import { newMoneyId, type SandboxDispute } from './money-objects'
import { seconds } from './objects'

type Tx = Prisma.TransactionClient

/** The sandbox's fee for a dispute; made up. */
const DISPUTE_FEE = 1500
const ANSWER_DAYS = 7

const FILES = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const
const TEXTS = [
  'customer_email_address',
  'customer_name',
  'product_description',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'uncategorized_text',
] as const
const text = z.string().max(20_000).optional()
const evidenceSchema = z.strictObject(
  Object.fromEntries([...FILES, ...TEXTS].map((name) => [name, text])) as Record<
    (typeof FILES)[number] | (typeof TEXTS)[number],
    typeof text
  >,
)
const parametersSchema = z.strictObject({
  evidence: evidenceSchema.default({} as z.infer<typeof evidenceSchema>),
  submit: z.enum(['true', 'false']).default('true'),
  metadata: z.record(z.string().max(40), z.string().max(500)).optional(),
})

/**
 * The payer's bank disputes a charge: the money leaves the balance, with a fee.
 * @param isRecall a debit that its payer took back: the dispute is closed as it begins, and can't
 * be answered
 * @returns null where the charge doesn't exist, or is disputed already
 */
export async function openDispute(
  tx: Tx,
  chargeId: string,
  now: Date,
  { isRecall = false }: { isRecall?: boolean } = {},
): Promise<SandboxDispute | null> {
  const stored = await lock(tx, 'charge', chargeId)
  if (!stored || stored.charge.disputed) return null
  const { charge } = stored
  const id = newMoneyId('du')
  const amount = charge.amount - charge.amount_refunded
  if (amount < 1) return null
  const newDispute: SandboxDispute = {
    id,
    object: 'dispute',
    livemode: false,
    amount,
    currency: charge.currency,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    balance_transactions: [],
    reason: isRecall ? 'debit_not_authorized' : 'product_not_received',
    status: isRecall ? 'lost' : 'needs_response',
    is_charge_refundable: false,
    evidence: {},
    evidence_details: {
      due_by: isRecall ? null : seconds(now) + ANSWER_DAYS * 86_400,
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    metadata: {},
    created: seconds(now),
  }
  await keep(tx, 'charge', charge.id, { ...stored, charge: { ...charge, disputed: true } })
  await emit(tx, 'charge.dispute.created', newDispute, now)
  const movement = await move(tx, now, {
    amount: -amount,
    fee: DISPUTE_FEE,
    currency: charge.currency,
    type: 'adjustment',
    category: 'dispute',
    source: id,
  })
  const withdrawn: SandboxDispute = { ...newDispute, balance_transactions: [movement] }
  await keep(tx, 'dispute', id, withdrawn)
  await emit(tx, 'charge.dispute.funds_withdrawn', withdrawn, now)
  if (isRecall) await emit(tx, 'charge.dispute.closed', withdrawn, now)
  return withdrawn
}

/**
 * `POST /v1/disputes/{id}`: evidence, staged or submitted.
 * @returns the dispute, and how its bank decides some time later
 * @throws SandboxError in Stripe's words
 */
export async function updateDispute(
  tx: Tx,
  id: string,
  form: FormObject,
  now: Date,
): Promise<{ made: SandboxDispute; later: 'decide_for_us' | 'decide_against_us' | null }> {
  const parsed = parametersSchema.safeParse(form)
  if (!parsed.success) throw refusal(parsed.error)
  const dispute = await lock(tx, 'dispute', id)
  if (!dispute) throw noSuch('dispute', id)
  if (dispute.status !== 'needs_response')
    throw invalidParameter('This dispute is already closed.', 'dispute_already_closed')
  const evidence = { ...dispute.evidence }
  for (const [name, value] of Object.entries(parsed.data.evidence))
    if (value !== undefined) evidence[name] = value
  for (const name of FILES)
    if (evidence[name] && !(await find('file', evidence[name], tx)))
      throw noSuch('file upload', evidence[name])
  const isSent = parsed.data.submit === 'true'
  const changed: SandboxDispute = {
    ...dispute,
    evidence,
    status: isSent ? 'under_review' : dispute.status,
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: Object.keys(evidence).length > 0,
      submission_count: dispute.evidence_details.submission_count + (isSent ? 1 : 0),
    },
  }
  await keep(tx, 'dispute', id, changed)
  await emit(tx, 'charge.dispute.updated', changed, now)
  // The words that decide in Stripe's own test mode; otherwise the bank decides by whether it was
  // shown a file.
  const word = /(winning|losing)_evidence/.exec(evidence['uncategorized_text'] ?? '')?.[1]
  const wins = word ? word === 'winning' : FILES.some((name) => evidence[name])
  return { made: changed, later: isSent ? (wins ? 'decide_for_us' : 'decide_against_us') : null }
}

/** The bank decides; accepting a dispute has the same effect. Once. */
export async function decideDispute(
  tx: Tx,
  id: string,
  isWon: boolean,
  now: Date,
): Promise<SandboxDispute | null> {
  const dispute = await lock(tx, 'dispute', id)
  if (!dispute || dispute.status === 'won' || dispute.status === 'lost') return dispute
  let decided: SandboxDispute = { ...dispute, status: isWon ? 'won' : 'lost' }
  await keep(tx, 'dispute', id, decided)
  await emit(tx, 'charge.dispute.closed', decided, now)
  if (isWon) {
    const movement = await move(tx, now, {
      amount: dispute.amount,
      fee: -DISPUTE_FEE,
      currency: dispute.currency,
      type: 'adjustment',
      category: 'dispute_reversal',
      source: id,
    })
    decided = { ...decided, balance_transactions: [...dispute.balance_transactions, movement] }
    await keep(tx, 'dispute', id, decided)
    await emit(tx, 'charge.dispute.funds_reinstated', decided, now)
  }
  return decided
}
