import 'server-only'
import { z } from 'zod'
import { systemContext, type Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { log } from '@/platform/log'
import { PaymentUnavailableError } from '../stripe/unavailable'
import { withStripe } from '../stripe/sessions'
import { endSession } from './end-sessions'

/** Pages of one round; the next round takes the rest. */
const MOST = 100

/**
 * Ends payment pages that ask for what isn't owed any more, since the plan was changed, a transfer came in or the
 * order was credited. A payment made there a moment before is settled as usual.
 * @returns how many pages were ended
 */
export async function endStalePages(context: Context): Promise<number> {
  authorize(context.actor, 'housekeeping.run')
  const stale = await db.$queryRaw<{ id: string; session: string }[]>`
    SELECT p.id, p."checkoutSessionId" AS session FROM payment p JOIN payment_part t ON t.id = p."partId" JOIN "order" o ON o.id = t."orderId"
    LEFT JOIN ledger_account a ON a.kind = 'RECEIVABLE' AND a.subject = t.id::text
    WHERE p.state = 'OPEN' AND p."checkoutSessionId" IS NOT NULL AND p."paymentIntentId" IS NULL
      AND (o.state = 'CANCELLED' OR coalesce(a."balanceMinor", t."amountMinor") <> p."amountMinor")
    ORDER BY p."createdAt" LIMIT ${MOST}`
  let endedCount = 0
  for (const { id, session: sessionId } of stale)
    try {
      await withStripe(() => endSession(id, sessionId))
      endedCount += 1
    } catch (error) {
      if (!(error instanceof PaymentUnavailableError)) throw error
      log.warn({ paymentId: id }, 'a stale payment page could not be ended now')
      break
    }
  return endedCount
}

/** Runs every few minutes: a payment made in between goes to the company's unapplied receipts. */
export const endStalePagesJob = defineJob({
  name: 'payments.end-stale-pages',
  payload: z.object({}),
  cron: '*/5 * * * *',
  handle: async () => {
    await endStalePages(systemContext('payments.end-stale-pages'))
  },
})
