import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { chargeability } from '../amounts'
import { invalidParameter, noSuch, refusal } from './errors'
import { asList, type FormObject } from './form'
import { find } from './keep'
import { METHODS } from './money-objects'
import { newId, seconds, type SandboxSession } from './objects'
import { saveSession } from './store'

const text = (max: number) => z.string().min(1).max(max)
const integer = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const metadata = z.record(z.string().max(40), z.string().max(500)).default({})
const DAY_SECONDS = 86_400

/** The parameters in use; an unknown one is refused, as Stripe refuses it. */
const parametersSchema = z.strictObject({
  mode: z.literal('payment'),
  ui_mode: z.literal('hosted_page').optional(),
  success_url: z.url().max(5000),
  cancel_url: z.url().max(5000).optional(),
  client_reference_id: text(200).optional(),
  customer: text(100).optional(),
  customer_email: z.email().max(512).optional(),
  locale: text(10).optional(),
  submit_type: z.literal('pay').optional(),
  expires_at: integer
    .or(
      z
        .string()
        .regex(/^\d{10}$/)
        .transform(Number),
    )
    .optional(),
  metadata,
  /** a filter on what is offered; it was a list called payment_method_types until 2026-09-30, which is refused since */
  allowed_payment_method_types: z.preprocess(asList, z.array(z.enum(METHODS)).min(1).optional()),
  adaptive_pricing: z.strictObject({ enabled: z.enum(['true', 'false']) }).optional(),
  payment_intent_data: z
    .strictObject({
      metadata,
      description: text(1000).optional(),
      receipt_email: z.email().max(512).optional(),
    })
    .default({ metadata: {} }),
  line_items: z.preprocess(
    asList,
    z
      .array(
        z.strictObject({
          quantity: integer.pipe(z.number().min(1)),
          price_data: z.strictObject({
            currency: z.string().regex(/^[a-z]{3}$/),
            unit_amount: integer,
            product_data: z.strictObject({ name: text(250), description: text(1000).optional() }),
          }),
        }),
      )
      .min(1)
      .max(100),
  ),
})

/**
 * `POST /v1/checkout/sessions` inside a transaction.
 * @throws SandboxError in Stripe's words for wrong parameters
 */
export async function createSession(
  tx: Prisma.TransactionClient,
  form: FormObject,
  now: Date,
): Promise<SandboxSession> {
  const parsed = parametersSchema.safeParse(form)
  if (!parsed.success) throw refusal(parsed.error)
  const { line_items: items, ...parameters } = parsed.data
  const currency = items[0]?.price_data.currency ?? ''
  if (items.some((item) => item.price_data.currency !== currency))
    throw invalidParameter('All prices on a Checkout Session must have the same currency.')
  if (parameters.customer && parameters.customer_email)
    throw invalidParameter(
      'You may only specify one of these parameters: customer, customer_email.',
    )
  const customer = parameters.customer ? await find('customer', parameters.customer, tx) : null
  if (parameters.customer && !customer) throw noSuch('customer', parameters.customer, 'customer')
  const total = items.reduce((sum, item) => sum + item.price_data.unit_amount * item.quantity, 0)
  refuseAmount(total, currency)
  const created = seconds(now)
  const expires = parameters.expires_at ?? created + DAY_SECONDS
  if (expires < created + 1740 || expires > created + DAY_SECONDS + 60) {
    throw invalidParameter(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      undefined,
      'expires_at',
    )
  }
  const id = newId('cs_test')
  const debit = currency === 'eur' ? 'sepa_debit' : currency === 'usd' ? 'us_bank_account' : null
  const offered = ['card', ...(debit ? [debit] : [])].filter(
    (method) =>
      parameters.allowed_payment_method_types?.some((allowed) => allowed === method) ?? true,
  )
  const session: SandboxSession = {
    id,
    object: 'checkout.session',
    mode: 'payment',
    ui_mode: 'hosted_page',
    livemode: false,
    status: 'open',
    payment_status: 'unpaid',
    amount_subtotal: total,
    amount_total: total,
    currency,
    client_reference_id: parameters.client_reference_id ?? null,
    customer: customer?.id ?? null,
    customer_email: parameters.customer_email ?? null,
    customer_details: null,
    metadata: parameters.metadata,
    // Stripe makes the intent when the buyer first tries to pay.
    payment_intent: null,
    payment_method_types: offered,
    allowed_payment_method_types: parameters.allowed_payment_method_types ?? null,
    success_url: parameters.success_url,
    cancel_url: parameters.cancel_url ?? null,
    url: `${env().APP_URL}/sandbox/checkout/${id}`,
    created,
    expires_at: expires,
  }
  await saveSession(tx, {
    session,
    items: items.map(
      ({ quantity, price_data: { unit_amount: unitAmount, product_data: product } }) => ({
        name: product.name,
        description: product.description ?? null,
        quantity,
        unitAmount,
      }),
    ),
    intent: {
      metadata: parameters.payment_intent_data.metadata,
      description: parameters.payment_intent_data.description ?? null,
      receiptEmail: parameters.payment_intent_data.receipt_email ?? null,
    },
  })
  return session
}

function refuseAmount(total: number, currency: string): void {
  const verdict = chargeability(total, currency.toUpperCase())
  if (verdict === 'too_small')
    throw invalidParameter(
      "The Checkout Session's total amount must convert to at least 50 cents.",
      'amount_too_small',
    )
  if (verdict === 'too_large')
    throw invalidParameter(
      "The Checkout Session's total amount must be no more than 999,999.99.",
      'amount_too_large',
    )
  if (verdict === 'unknown_currency')
    throw invalidParameter(
      `Invalid currency: ${currency}.`,
      undefined,
      'line_items[0][price_data][currency]',
    )
}
