import 'server-only'
import { z } from 'zod'
import { MISSING } from '@/platform/validation-words'
import type { Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { chargeability } from '../amounts'
import { invalidParameter } from './errors'
import { asList, type FormObject } from './form'
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
  adaptive_pricing: z.strictObject({ enabled: z.enum(['true', 'false']) }).optional(),
  payment_intent_data: z
    .strictObject({ metadata, description: text(1000).optional() })
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
    customer: null,
    customer_email: parameters.customer_email ?? null,
    customer_details: null,
    metadata: parameters.metadata,
    // Stripe makes the intent when the buyer first tries to pay.
    payment_intent: null,
    payment_method_types: ['card', 'us_bank_account'],
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

function refusal(error: z.ZodError) {
  const issue = error.issues[0]
  const path = issue?.path.map(String) ?? []
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const [head = '', ...rest] = unknown === undefined ? path : [...path, unknown]
  const parameter = head + rest.map((part) => `[${part}]`).join('')
  if (unknown !== undefined)
    return invalidParameter(
      `Received unknown parameter: ${parameter}`,
      'parameter_unknown',
      parameter,
    )
  const missing = issue?.code === 'invalid_type' && issue.message === MISSING
  return missing
    ? invalidParameter(`Missing required param: ${parameter}.`, 'parameter_missing', parameter)
    : invalidParameter(`Invalid ${parameter}.`, 'parameter_invalid', parameter)
}
