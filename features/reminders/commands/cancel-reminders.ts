import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import type { ReminderKind } from '@/platform/db/generated/enums'

/**
 * Cancels what is planned for a trade, in the transaction of the answer. It waits for a reminder that is being sent
 * at this moment: that went out before the answer, or not at all.
 * @param answer what the answer was, for whoever looks at the row
 */
export async function cancelReminders(
  tx: Prisma.TransactionClient,
  requestId: string,
  { kinds, answer, now }: { kinds: readonly ReminderKind[]; answer: string; now: Date },
): Promise<void> {
  if (kinds.length === 0) return
  await tx.reminder.updateMany({
    where: { requestId, state: 'PLANNED', kind: { in: [...kinds] } },
    data: { state: 'CANCELLED', endedAt: now, endedBy: answer },
  })
}
