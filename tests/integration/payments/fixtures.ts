import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { POST as webhook } from '@/app/api/webhooks/stripe/route'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { createOrder } from '@/features/orders/commands/create-order'
import { planPayments, type QuotePlan } from '@/features/quotes/rules/payment-plan'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { enqueue } from '@/platform/jobs'
import { sendMailJob } from '@/platform/mail'
import { sandboxSettlementJob } from '@/platform/stripe/sandbox/checkout'
import { sandboxWebhookJob } from '@/platform/stripe/sandbox/events'
import { handleStripeRequest } from '@/platform/stripe/sandbox/handle-request'
import { partStandings } from '@/features/orders/queries/part-standings'
import { aMember } from '@/tests/support/a-member'
import { asSystem } from '@/tests/support/as'
import { aQuoteDocument } from '@/tests/support/quote-documents'

/**
 * Creates the queues before they are used, as the server does when it starts: a transaction that
 * has enqueued one job doesn't see a queue created after that.
 */
export async function makeQueues(): Promise<void> {
  await db.$transaction((tx) => enqueue(tx, sandboxWebhookJob, { eventId: 'none' }))
  await db.$transaction((tx) =>
    enqueue(tx, sandboxSettlementJob, { sessionId: 'none', succeeds: true }),
  )
  await db.$transaction((tx) => enqueue(tx, sendMailJob, { mailId: randomUUID() }))
}

/**
 * The site as seen by Stripe's package and the sandbox's webhooks, on a free port unless one is
 * given.
 */
export async function startSite(port = 0): Promise<{ close: () => Promise<void> }> {
  const answerTo = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await toRequest(incoming)
    const answer = new URL(request.url).pathname.startsWith('/v1/')
      ? await handleStripeRequest(request)
      : await webhook(request)
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    outgoing.end(Buffer.from(await answer.arrayBuffer()))
  }
  const server = createServer((incoming, outgoing) => void answerTo(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  process.env.PORT = String((server.address() as AddressInfo).port)
  return {
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array)
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    if (typeof value === 'string') headers.set(name, value)
  const body = incoming.method === 'POST' ? Buffer.concat(chunks) : undefined
  return new Request(`http://127.0.0.1${incoming.url ?? '/'}`, {
    method: incoming.method ?? 'GET',
    headers,
    ...(body ? { body } : {}),
  })
}

/** An accepted quote's order with its payment plan: USD 1,000.01 and 30% by default. */
export async function anOrder({
  totalMinor = 100_001,
  depositPercent = '30',
  currency = 'USD',
  plan,
}: { totalMinor?: number; depositPercent?: string; currency?: string; plan?: QuotePlan } = {}) {
  const company = await db.company.create({ data: { name: 'Aurora Trading' } })
  const contactEmail = `${randomUUID()}@aurora.example`
  const request = await db.quoteRequest.create({
    data: {
      companyName: 'Aurora Trading',
      contactName: 'Ana Ruiz',
      contactEmail,
      destination: 'US',
      incoterm: 'DDP',
      currency,
      locale: 'en',
      estimateMinor: totalMinor,
      idempotencyKey: randomUUID(),
      company: { connect: { id: company.id } },
      contact: { create: { companyId: company.id, name: 'Ana Ruiz', email: contactEmail } },
    },
  })
  const quote = await db.quote.create({ data: { requestId: request.id, companyId: company.id } })
  const revision = await db.quoteRevision.create({
    data: {
      quoteId: quote.id,
      number: 1,
      state: 'ACCEPTED',
      document: {
        ...(aQuoteDocument({ lines: 1 }) as object),
        leadTimeDays: 18,
        exchangeRate: { unitsPerUsd: '0.92', asOf: '2026-11-28', source: 'a test' },
      },
      documentHash: '0'.repeat(64),
      currency,
      totalMinor,
      depositMinor: 0,
      validUntil: new Date('2030-01-01'),
      sentAt: new Date(),
    },
  })
  const order = await db.$transaction((transaction) =>
    createOrder(
      { ...asSystem(), transaction },
      {
        quoteId: quote.id,
        revisionId: revision.id,
        companyId: company.id,
        currency,
        totalMinor,
        ...planPayments(totalMinor, depositPercent, { plan }),
        leadTimeDays: 18,
      },
    ),
  )
  const part = await db.paymentPart.findFirst({
    where: { orderId: order.id },
    orderBy: { position: 'asc' },
  })
  const buyer: Actor = aMember({
    userId: randomUUID(),
    email: contactEmail,
    companyId: company.id,
  })
  const guest: Actor = { kind: 'guest', linkedRequestIds: [request.id] }
  return {
    ...order,
    partId: part?.id ?? '',
    requestId: request.id,
    companyId: company.id,
    contactEmail,
    buyer,
    guest,
  }
}

export const staff: Actor = {
  kind: 'staff',
  userId: 'staff',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

/** Id of the session behind a payment page's address. */
export const sessionOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? ''

/** Posts an event to the webhook route, signed as Stripe signs. */
export async function post(
  event: object | string,
  change: { secret?: string; timestamp?: number; signature?: string } = {},
): Promise<{ status: number; outcome?: string; detail?: string }> {
  const payload = typeof event === 'string' ? event : JSON.stringify(event)
  const { secret = env().STRIPE_WEBHOOK_SECRET, timestamp, signature } = change
  const header =
    signature ??
    Stripe.webhooks.generateTestHeaderString({
      payload,
      secret,
      ...(timestamp ? { timestamp } : {}),
    })
  const answer = await webhook(
    new Request('http://127.0.0.1/api/webhooks/stripe', {
      method: 'POST',
      body: payload,
      headers: { 'stripe-signature': header },
    }),
  )
  const { outcome, detail } = (await answer.json()) as { outcome?: string; detail?: string }
  return {
    status: answer.status,
    ...(outcome ? { outcome } : {}),
    ...(detail ? { detail } : {}),
  }
}

export interface StoredEvent {
  id: string
  type: string
  livemode: boolean
  data: { object: Record<string, unknown> & { id: string } }
}

/**
 * The sandbox's events, oldest first; the tests deliver them themselves, in an order of their
 * choice.
 */
export async function sandboxEvents(sessionId?: string): Promise<StoredEvent[]> {
  const rows = await db.sandboxObject.findMany({
    where: { kind: 'event' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const events = rows.map((row) => row.data as unknown as StoredEvent)
  if (!sessionId) return events
  const session = await db.sandboxObject.findUniqueOrThrow({ where: { id: sessionId } })
  const intent = (session.data as { session: { payment_intent: string | null } }).session
    .payment_intent
  return events.filter(
    (event) => event.data.object.id === sessionId || event.data.object.id === intent,
  )
}

/** Delivers a session's events over HTTP, as the worker does. */
export async function deliverAll(sessionId: string): Promise<void> {
  for (const event of await sandboxEvents(sessionId))
    await sandboxWebhookJob.handle({ eventId: event.id })
}

/** The state of an order, its deposit and its payments. */
export async function standing(orderId: string) {
  const order = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: {
      parts: {
        orderBy: { position: 'asc' },
        include: { payments: { orderBy: { attempt: 'asc' } } },
      },
    },
  })
  const deposit = order.parts.find((part) => part.kind === 'DEPOSIT')
  const mails = await db.mailMessage.count({
    where: { dedupeKey: { startsWith: `deposit-paid:${deposit?.id ?? ''}:` } },
  })
  return {
    state: order.state,
    paid: Boolean(deposit && (await partStandings(db, [deposit.id])).get(deposit.id)?.paidAt),
    payments: deposit?.payments.map((payment) => payment.state) ?? [],
    mails,
  }
}

/** The alerts in the audit about an order's payments. */
export async function alerts(orderId: string): Promise<string[]> {
  const payments = await db.payment.findMany({ where: { part: { orderId } }, select: { id: true } })
  const rows = await db.auditEvent.findMany({
    where: { action: 'payment.alert', objectId: { in: payments.map((p) => p.id) } },
    orderBy: { at: 'asc' },
  })
  return rows.map((row) => (row.after as { what: string }).what)
}
