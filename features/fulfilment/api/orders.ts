import { z } from 'zod'
import { minor, quoteLine } from '@/features/quotes/api/quotes'
import { operation } from '@/platform/api/operation'
import { pageAnswer, pageQuery } from '@/platform/api/page'
import { LINE_STAGES } from '../rules/goods-life'

/** A company's orders, for its own program by a key. Money is minor units of `currency`, days are the factory's. */

const day = (description: string) => z.iso.date().nullable().meta({ description })

const orderEntry = z.object({
  number: z.string().meta({ examples: ['SO-00042'] }),
  quote: z.string().meta({ description: 'that was signed', examples: ['Q-00042'] }),
  status: z.enum(['awaiting_deposit', 'confirmed', 'cancelled']),
  currency: z.string().meta({ description: 'ISO 4217' }),
  totalMinor: minor(),
  paidMinor: minor('of it, so far'),
  createdAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime().nullable().meta({ description: 'when production could begin' }),
})
export const ordersAnswer = z.object({ orders: z.array(orderEntry), ...pageAnswer })
export type OrdersAnswer = z.infer<typeof ordersAnswer>

const stage = z.enum(LINE_STAGES.map((each) => each.toLowerCase() as Lowercase<typeof each>))

const goods = z.object({
  stage: stage.meta({ description: 'of the pieces that aren’t ready, or where all of them are' }),
  made: z.int(),
  ready: z.int().meta({ description: 'accepted by an inspection' }),
  shipped: z.int(),
  arrived: z.int(),
  promisedOn: day('ready by, as promised; null until production can be planned'),
  expectedOn: day('ready by, as it stands now'),
})

const payment = z.object({
  reference: z.string().meta({ description: 'what a transfer for it is known by, ISO 11649' }),
  kind: z.enum(['deposit', 'fee', 'milestone', 'balance', 'true_up', 'interest', 'amendment']),
  gate: z.string().meta({ description: 'what it is due with; `billed` after the signature' }),
  status: z.enum(['waiting', 'due', 'processing', 'paid', 'off']).meta({
    description: '`waiting`: its gate hasn’t come; `off`: its order was called off',
  }),
  amountMinor: minor(),
  paidMinor: minor(),
  openMinor: minor('what is left to pay of it'),
  refundedMinor: minor('given back of what was paid'),
  dueOn: day('null where no day is agreed, or known yet'),
  paidAt: z.iso.datetime().nullable(),
})

const shipment = z.object({
  number: z.int(),
  carrier: z.string(),
  tracking: z.string(),
  shippedOn: z.iso.date(),
  dueOn: day('at its destination'),
  arrivedOn: day('at its destination'),
  contents: z.array(z.object({ title: z.string(), pieces: z.int() })),
})

export const orderAnswer = orderEntry.extend({
  held: z.boolean().meta({ description: 'it is stopped: nothing moves on and nothing leaves' }),
  stage: stage
    .nullable()
    .meta({ description: 'of the line that is furthest behind; null of an order without goods' }),
  lines: z
    .array(quoteLine.extend({ goods: goods.nullable().meta({ description: 'null of a charge' }) }))
    .meta({ description: 'as signed, with what both sides have amended since' }),
  payments: z.array(payment),
  shipments: z.array(shipment),
})
export type OrderAnswer = z.infer<typeof orderAnswer>

const BY_KEY = {
  method: 'GET',
  audience: 'public',
  scope: 'orders:read',
  rate: { limit: 'apiKey' },
  cache: 'private, no-store',
} as const

export const listOrders = operation({
  ...BY_KEY,
  id: 'listOrders',
  path: '/api/v1/orders',
  query: pageQuery,
  answer: ordersAnswer,
})

export const readOrder = operation({
  ...BY_KEY,
  id: 'readOrder',
  path: '/api/v1/orders/{number}',
  params: z.object({ number: z.string().max(20) }),
  answer: orderAnswer,
})
