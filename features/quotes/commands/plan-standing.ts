import 'server-only'
import { planReminders } from '@/features/reminders/commands/plan-reminders'
import { ofRevision, type ReminderTerms } from '@/features/reminders/rules/due'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * Plans the reminders of a quote that can be signed again, once the reason for their cancellation
 * is gone. The caller holds the lock on the quote.
 */
export async function planStanding(
  tx: Prisma.TransactionClient,
  quoteId: string,
  terms: ReminderTerms,
  now: Date,
): Promise<void> {
  const standing = await tx.quoteRevision.findFirst({
    where: {
      quoteId,
      state: 'SENT',
      validUntil: { gt: now },
      quote: { requoteAskedAt: null, revisions: { none: { state: 'DRAFT' } } },
    },
    select: { id: true, sentAt: true, validUntil: true, quote: { select: { requestId: true } } },
  })
  if (!standing?.sentAt) return
  const { id, sentAt, validUntil, quote } = standing
  await planReminders(
    tx,
    { requestId: quote.requestId, revisionId: id },
    ofRevision({ sentAt, validUntil }, terms, now),
  )
}
