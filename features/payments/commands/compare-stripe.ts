import 'server-only'
import Stripe from 'stripe'
import { z } from 'zod'
import { stripeContext, systemContext, type OwnContext } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { defineJob } from '@/platform/jobs'
import { log } from '@/platform/log'
import { stripe } from '@/platform/stripe/client'
import { factsHere } from '../queries/money-facts'
import { compare } from '../rules/compare'
import { factsOf } from '../rules/facts-there'
import { movementsSince } from '../stripe/money'
import { withStripe } from '../stripe/sessions'
import { receiveEvent } from './receive-event'
import { takeMovements } from './take-movements'

// These bounds come from how Stripe and banks work; the house doesn't choose them.
/** How many days back everything is compared again: more than the longest that a bank needs for a debit. */
const DAYS = 35
/** Also finds what was booked up to this many days after it moved. */
const LATE_DAYS = 7
/** Stripe lists the events of thirty days; the oldest of them may expire during the request. */
const EVENT_DAYS = 29
/** An event this recent may still be on its way. */
const ON_ITS_WAY_SECONDS = 60

export interface Compared {
  checked: number
  events: number
  found: number
}

/**
 * Compares Stripe with the books: takes the events that were never delivered, then lists the differences. A
 * difference found earlier that has disappeared is settled automatically.
 * @throws PaymentUnavailableError where Stripe can't be reached; nothing is written then
 */
export async function compareStripe(context: OwnContext): Promise<Compared> {
  const { actor, now } = context
  authorize(actor, 'stripe.compare')
  const since = new Date(now.getTime() - DAYS * 86_400_000)
  const events = await withStripe(() => takeMissedEvents(now))
  const movements = await withStripe(() =>
    movementsSince(new Date(since.getTime() - LATE_DAYS * 86_400_000)),
  )
  const intents = [...new Set(movements.flatMap(({ intentId }) => intentId ?? []))]
  const payments = await db.payment.findMany({
    where: { paymentIntentId: { in: intents } },
    select: { id: true, paymentIntentId: true },
  })
  const paymentIds = new Map(payments.map((each) => [each.paymentIntentId ?? '', each.id]))
  const atStripe = movements.map((movement) => ({ movement, facts: factsOf(movement, paymentIds) }))
  const compared = async () => {
    const facts = atStripe.flatMap(({ facts: each }) => each)
    const inBooks = await factsHere(
      since,
      facts.map(({ id }) => id),
    )
    return compare(inBooks, facts)
  }
  // What Stripe kept of money that both sides have isn't a difference: it is booked now, unless a payout did so
  // before.
  const untold = new Set((await compared()).map(({ key }) => key))
  await inTransaction(stripeContext('comparison', now), (_tx, within) =>
    takeMovements(
      within,
      atStripe
        .filter(({ facts }) =>
          facts.every(({ subject, id }) => subject === 'fee' || !untold.has(`${subject}:${id}`)),
        )
        .map(({ movement }) => movement),
    ),
  )
  const differences = await compared()
  await inTransaction(context, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('stripe comparison', 0))`
    for (const { here: mine, there: its, ...each } of differences) {
      const values = {
        kind: each.kind,
        here: json(mine),
        there: json(its),
        paymentId: each.paymentId,
        lastAt: now,
      }
      await tx.stripeDifference.upsert({
        where: { key: each.key },
        create: { ...each, ...values, firstAt: now },
        update: values,
      })
    }
    // A difference that a person has explained stays settled, unless it has changed.
    await tx.stripeDifference.updateMany({
      where: { key: { notIn: differences.map(({ key }) => key) }, settledAt: null },
      data: { settledAt: now, settled: 'gone' },
    })
    await tx.stripeDifference.updateMany({
      where: { key: { in: differences.map(({ key }) => key) }, settled: { in: ['gone', 'asked'] } },
      data: { settledAt: null, settled: null, settledBy: null },
    })
    await tx.stripeComparison.create({
      data: {
        fromAt: since,
        checked: movements.length,
        events,
        found: differences.length,
        byId: auditActor(actor).id,
        by: nameOf(actor),
        at: now,
      },
    })
  })
  if (differences.length > 0)
    log.warn({ differences: differences.length }, 'Stripe and the books differ')
  return { checked: movements.length, events, found: differences.length }
}

const json = (fact: object | null): Prisma.InputJsonObject =>
  fact ? (JSON.parse(JSON.stringify(fact)) as Prisma.InputJsonObject) : {}

/**
 * Takes the events at Stripe that were never delivered, the oldest first.
 * @returns how many
 */
async function takeMissedEvents(now: Date): Promise<number> {
  const seconds = Math.floor(now.getTime() / 1000)
  const missed: Stripe.Event[] = []
  const list = stripe().events.list({
    created: { gte: seconds - EVENT_DAYS * 86_400, lt: seconds - ON_ITS_WAY_SECONDS },
    limit: 100,
  })
  let page: Stripe.Event[] = []
  const unknownOf = async () => {
    const rows = await db.stripeEvent.findMany({
      where: { id: { in: page.map(({ id }) => id) }, processedAt: { not: null } },
      select: { id: true },
    })
    const knownIds = new Set(rows.map(({ id }) => id))
    missed.push(...page.filter(({ id }) => !knownIds.has(id)))
    page = []
  }
  for await (const event of list) {
    page.push(event)
    if (page.length === 100) await unknownOf()
  }
  await unknownOf()
  let count = 0
  for (const event of missed.toReversed())
    try {
      await receiveEvent(stripeContext(event.id, now), event)
      count += 1
    } catch (error) {
      if (error instanceof Stripe.errors.StripeError) throw error
      log.error({ err: error, eventId: event.id }, 'an event that never came could not be taken')
    }
  return count
}

/** Runs each night, after Stripe's day has ended. */
export const compareStripeJob = defineJob({
  name: 'payments.compare-stripe',
  payload: z.object({}),
  cron: '10 19 * * *',
  expireInSeconds: 1_800,
  handle: async () => {
    await compareStripe(systemContext('payments.compare-stripe'))
  },
})
