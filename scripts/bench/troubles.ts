import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/platform/db/client'
import { sandboxWebhookJob } from '@/platform/stripe/sandbox/events'
import { setOutage, setSandboxClock, type Outage } from '@/platform/stripe/sandbox/outage'

/**
 * What Stripe does to a site whose parts are killed: it is away, answers 500 or 429, is slow,
 * delays its events or never sends them, has a clock that is minutes off, and sends everything
 * again in any order.
 */

type Trouble = Outage | 'ahead' | 'behind'
const TROUBLES: readonly Trouble[] = [
  'late',
  'fails_after',
  'ahead',
  'busy',
  'forgets',
  'away',
  'behind',
  'slow',
]
/** More than the five minutes for which a webhook's signature is valid. */
const CLOCK_MINUTES = 8
const BETWEEN_MS = 2_500
const LASTS_MS = 3_000
const AGAIN = 5

export interface Troubles {
  /** how often Stripe was out of order, by kind */
  readonly counts: Readonly<Record<Trouble, number>>
  /** events sent twice at once and in any order, while they were new or long after */
  readonly repeated: () => number
  /** ends the troubles, and restores Stripe */
  end: () => Promise<void>
}

/** Starts the troubles. While the database is down nothing happens, as nothing does at all. */
export function makeTrouble(): Troubles {
  const counts = Object.fromEntries(TROUBLES.map((each) => [each, 0])) as Record<Trouble, number>
  let repeated = 0
  let going = true
  const tried = (work: () => Promise<unknown>) =>
    work().then(
      () => true,
      () => false,
    )
  const tellAgain = async (ids: readonly { id: string }[]) => {
    const outcomes = await Promise.all(
      [...ids, ...ids].map(({ id: eventId }) => tried(() => sandboxWebhookJob.handle({ eventId }))),
    )
    repeated += outcomes.filter(Boolean).length / 2
  }
  const run = async () => {
    for (let i = 0; going; i++) {
      await sleep(BETWEEN_MS)
      const trouble = TROUBLES[i % TROUBLES.length] ?? 'late'
      if (await tried(() => begin(trouble))) counts[trouble]++
      await sleep(LASTS_MS)
      while (!(await tried(inOrder))) await sleep(200)
      await tellAgain(await (trouble === 'late' ? heldBack() : any()).catch(() => []))
    }
  }
  const over = run()
  return {
    counts,
    repeated: () => Math.round(repeated),
    end: async () => {
      going = false
      await over
    },
  }
}

const begin = (trouble: Trouble): Promise<void> =>
  trouble === 'ahead' || trouble === 'behind'
    ? setSandboxClock(trouble === 'ahead' ? CLOCK_MINUTES : -CLOCK_MINUTES)
    : setOutage(trouble)

async function inOrder(): Promise<void> {
  await setOutage(null)
  await setSandboxClock(0)
}

const any = () => db.$queryRaw<{ id: string }[]>`
  SELECT e.id FROM sandbox_object e
  WHERE e.kind = 'event' AND NOT EXISTS (SELECT FROM sandbox_object u WHERE u.id = 'unsent_' || e.id)
  ORDER BY random() LIMIT ${AGAIN}`

/** Events that were never sent: shuffled, where Stripe sends them in order. */
const heldBack = () => db.$queryRaw<{ id: string }[]>`
  SELECT e.id FROM sandbox_object e LEFT JOIN stripe_event known ON known.id = e.id
  WHERE e.kind = 'event' AND known.id IS NULL AND NOT EXISTS (SELECT FROM sandbox_object u WHERE u.id = 'unsent_' || e.id)
  ORDER BY random() LIMIT ${4 * AGAIN}`

/** The final state of Stripe's events: those never sent, and those not processed here. */
export async function eventsAtRest(): Promise<{ all: number; unsent: number; unknown: number }> {
  const [row] = await db.$queryRaw<{ all: number; unsent: number; unknown: number }[]>`
    SELECT count(*) FILTER (WHERE e.kind = 'event')::int AS all, count(*) FILTER (WHERE e.kind = 'unsent')::int AS unsent,
      count(*) FILTER (WHERE e.kind = 'event' AND NOT EXISTS (
        SELECT FROM stripe_event s WHERE s.id = e.id AND s."processedAt" IS NOT NULL))::int AS unknown
    FROM sandbox_object e`
  return row ?? { all: 0, unsent: 0, unknown: 0 }
}
