import 'server-only'
import Stripe from 'stripe'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { defineJob, enqueue } from '@/platform/jobs'
import { isSandbox } from '@/platform/sandbox'
import { loopbackUrl } from '../client'
import { newId, seconds, type SandboxEventType } from './objects'
import { outageNow, sandboxNow } from './outage'

/** Writes an event and the order to deliver it, in the transaction of the change. */
export async function emit(
  tx: Prisma.TransactionClient,
  type: SandboxEventType,
  object: Prisma.InputJsonObject,
  now: Date,
): Promise<void> {
  const id = newId('evt')
  const event = {
    id,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: seconds(now),
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
    data: { object },
  }
  await tx.sandboxObject.create({ data: { id, kind: 'event', data: event } })
  await enqueue(tx, sandboxWebhookJob, { eventId: id })
}

/**
 * Delivers an event as Stripe would: signed, and again until it is accepted. Over loopback: the
 * public address need not be reachable from the inside.
 */
export const sandboxWebhookJob = defineJob({
  name: 'sandbox.webhook',
  payload: z.object({ eventId: z.string() }),
  handle: async ({ eventId }) => {
    if (!isSandbox()) return
    const row = await db.sandboxObject.findFirst({ where: { id: eventId, kind: 'event' } })
    if (!row) return
    // Events aren't lost: they are delivered once the outage is over.
    const outage = await outageNow()
    if (outage === 'away' || outage === 'late') throw new Error(`the sandbox is ${outage}`)
    if (outage === 'forgets') return forget(eventId)
    const payload = JSON.stringify(row.data)
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload,
      secret: env().STRIPE_WEBHOOK_SECRET,
      timestamp: seconds(await sandboxNow()),
    })
    const answer = await fetch(new URL('/api/webhooks/stripe', loopbackUrl()), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body: payload,
      signal: AbortSignal.timeout(20_000),
    })
    if (!answer.ok) throw new Error(`the webhook was answered ${answer.status}`)
  },
})

/** Records that an event was never sent; the list of events still has it, as Stripe's does. */
async function forget(eventId: string): Promise<void> {
  await db.sandboxObject.createMany({
    data: [{ id: `unsent_${eventId}`, kind: 'unsent', data: { eventId } }],
    skipDuplicates: true,
  })
}
