import 'server-only'
import { settingOf } from '@/features/company/queries/settings'
import { workingTime } from '@/features/company/queries/working-time'
import { remindersSetting } from '@/features/company/settings/reminders'
import type { Prisma } from '@/platform/db/generated/client'
import type { PlannedReminder, ReminderTerms } from '../rules/due'

/** The current settings for planning reminders; read before the transaction that plans. */
export async function reminderTerms(): Promise<ReminderTerms> {
  const [reminders, working] = await Promise.all([settingOf(remindersSetting), workingTime()])
  return { reminders: reminders?.value ?? null, working }
}

/** The subject of a reminder: the sent revision, or the moment from which a buyer waits. */
type About = { requestId: string } & ({ revisionId: string } | { since: Date })

/**
 * Plans reminders in the transaction of what they are about. Repeating it has no effect; sent ones aren't planned
 * again, cancelled ones may be. The caller has checked the actor's right.
 */
export async function planReminders(
  tx: Prisma.TransactionClient,
  about: About,
  planned: readonly PlannedReminder[],
): Promise<void> {
  const { requestId } = about
  const [revisionId, subject] =
    'revisionId' in about
      ? [about.revisionId, about.revisionId]
      : [null, `${requestId}:${about.since.toISOString()}`]
  await tx.reminder.createMany({
    data: planned.map(({ kind, step, dueAt }) => ({
      kind,
      requestId,
      revisionId,
      step,
      dueAt,
      cause: `${kind}:${subject}:${step}`,
    })),
    skipDuplicates: true,
  })
}
