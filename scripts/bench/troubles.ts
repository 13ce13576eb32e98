import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/platform/db/client'
import { sandboxWebhookJob } from '@/platform/stripe/sandbox/events'
import { setOutage, type Outage } from '@/platform/stripe/sandbox/outage'

/** What Stripe does to a site whose parts are killed: it is away, answers 500, is late, and repeats itself. */

const TROUBLES: readonly Outage[] = ['late', 'fails_after', 'away']
const BETWEEN_MS = 4_000
const LASTS_MS = 2_500
const AGAIN = 5

export interface Troubles {
  /** how often Stripe was out of order, by how */
  readonly counts: Record<Outage, number>
  /** events that were delivered once more, long after and in any order */
  readonly repeated: () => number
  /** ends them, and puts Stripe in order */
  end: () => Promise<void>
}

/** Begins them. While the database is down nothing of it happens, as nothing does at all. */
export function makeTrouble(): Troubles {
  const counts: Record<Outage, number> = { late: 0, fails_after: 0, away: 0 }
  let repeated = 0
  let going = true
  const tried = (work: () => Promise<unknown>) =>
    work().then(
      () => true,
      () => false,
    )
  const run = async () => {
    for (let i = 0; going; i++) {
      await sleep(BETWEEN_MS)
      const trouble = TROUBLES[i % TROUBLES.length] ?? 'late'
      if (await tried(() => setOutage(trouble))) counts[trouble]++
      await sleep(LASTS_MS)
      while (!(await tried(() => setOutage(null)))) await sleep(200)
      const events = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM sandbox_object WHERE kind = 'event' ORDER BY random() LIMIT ${AGAIN}`.catch(
        () => [],
      )
      for (const { id } of events)
        if (await tried(() => sandboxWebhookJob.handle({ eventId: id }))) repeated++
    }
  }
  const over = run()
  return {
    counts,
    repeated: () => repeated,
    end: async () => {
      going = false
      await over
    },
  }
}
