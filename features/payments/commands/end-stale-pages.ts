import 'server-only'
import { z } from 'zod'
import { systemContext, type Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { log } from '@/platform/log'
import { PaymentUnavailableError } from '../errors'
import { withStripe } from '../stripe-sessions'
import { endSession } from './end-sessions'

/** Of one round; the next takes the rest. */
const MOST = 100

/**
 * Ends the payment pages that ask for what isn't owed any more: the plan was changed, a transfer came in, an order was
 * credited. What somebody paid there a moment before is settled as ever.
 * @returns how many were ended
 */
export async function endStalePages(context: Context): Promise<number> {
  authorize(context.actor, 'housekeeping.run')
  const stale = await db.$queryRaw<{ id: string; session: string }[]>`
    SELECT p.id, p."checkoutSessionId" AS session FROM payment p JOIN payment_part t ON t.id = p."partId" JOIN "order" o ON o.id = t."orderId"
    LEFT JOIN ledger_account a ON a.kind = 'RECEIVABLE' AND a.subject = t.id::text
    WHERE p.state = 'OPEN' AND p."checkoutSessionId" IS NOT NULL AND p."paymentIntentId" IS NULL
      AND (o.state = 'CANCELLED' OR coalesce(a."balanceMinor", t."amountMinor") <> p."amountMinor")
    ORDER BY p."createdAt" LIMIT ${MOST}`
  let ended = 0
  for (const { id, session: sessionId } of stale)
    try {
      await withStripe(() => endSession(id, sessionId))
      ended += 1
    } catch (error) {
      if (!(error instanceof PaymentUnavailableError)) throw error
      log.warn({ paymentId: id }, 'a stale payment page could not be ended now')
      break
    }
  return ended
}

/** Pages are looked at every few minutes: who pays in between pays onto the company's unapplied receipts. */
export const endStalePagesJob = defineJob({
  name: 'payments.end-stale-pages',
  payload: z.object({}),
  cron: '*/5 * * * *',
  handle: async () => {
    await endStalePages(systemContext('payments.end-stale-pages'))
  },
})
