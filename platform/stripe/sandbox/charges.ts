import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { emit } from './events'
import { keep } from './keep'
import { newMoneyId, type SandboxMethod, type SandboxMovement } from './money-objects'
import { seconds, type SandboxIntent } from './objects'

type Tx = Prisma.TransactionClient

/** What the sandbox keeps of a charge, in the manner of Stripe's prices; made up. */
const feeOf = (amount: number, method: SandboxMethod): number =>
  method === 'card'
    ? Math.round(amount * 0.029) + 30
    : Math.min(500, Math.max(1, Math.round(amount * 0.008)))

/** Writes what moves the balance. @param amount before its fee; above 0 comes in */
export async function move(
  tx: Tx,
  now: Date,
  moved: {
    amount: number
    fee?: number
    currency: string
    type: string
    category: string
    source: string
    payout?: string
  },
): Promise<SandboxMovement> {
  const { amount, fee = 0, currency, type, category, source, payout = null } = moved
  const movement: SandboxMovement = {
    id: newMoneyId('txn'),
    object: 'balance_transaction',
    amount,
    fee,
    net: amount - fee,
    currency,
    type,
    reporting_category: category,
    source,
    description: null,
    exchange_rate: null,
    status: 'available',
    available_on: seconds(now),
    created: seconds(now),
  }
  await keep(tx, 'balance_transaction', movement.id, { movement, payout })
  return movement
}

/** Money came in by a card or a debit. @returns the charge's id */
export async function charge(
  tx: Tx,
  now: Date,
  {
    intent,
    customer,
    method,
    is3ds,
    refundsFail,
  }: {
    intent: SandboxIntent
    customer: string | null
    method: SandboxMethod
    is3ds: boolean
    refundsFail: boolean
  },
): Promise<string> {
  const isCard = method === 'card'
  const id = newMoneyId(isCard ? 'ch' : 'py')
  const { id: balance } = await move(tx, now, {
    amount: intent.amount,
    fee: feeOf(intent.amount, method),
    currency: intent.currency,
    type: isCard ? 'charge' : 'payment',
    category: 'charge',
    source: id,
  })
  const newCharge = {
    id,
    object: 'charge' as const,
    livemode: false as const,
    amount: intent.amount,
    amount_refunded: 0,
    currency: intent.currency,
    status: 'succeeded' as const,
    paid: true as const,
    refunded: false,
    disputed: false,
    customer,
    payment_intent: intent.id,
    balance_transaction: balance,
    metadata: intent.metadata,
    payment_method_details: {
      type: method,
      ...(isCard
        ? {
            card: {
              brand: 'visa',
              last4: '4242',
              three_d_secure: is3ds ? { result: 'authenticated' } : null,
            },
          }
        : {}),
    },
    created: seconds(now),
  }
  await keep(tx, 'charge', id, { charge: newCharge, refundsFail })
  await emit(tx, 'charge.succeeded', newCharge, now)
  return id
}
