import 'server-only'
import { settingOf } from '@/features/company/queries/settings'
import { workingTime } from '@/features/company/queries/working-time'
import { remindersSetting } from '@/features/company/settings/reminders'
import type { Prisma } from '@/platform/db/generated/client'
import type { PlannedReminder, ReminderTerms } from '../rules/due'

/** What reminders are planned by, as it is set now; read before the transaction that plans. */
export async function reminderTerms(): Promise<ReminderTerms> {
  const [set, working] = await Promise.all([settingOf(remindersSetting), workingTime()])
  return { reminders: set?.value ?? null, working }
}

/** What a reminder is of: the sent revision, or the moment from which a buyer waits. */
type About = { requestId: string } & ({ revisionId: string } | { since: Date })

/**
 * Plans reminders in the transaction of what they wait for. Planned twice, they are planned once; what was sent isn't
 * planned again, and what an answer cancelled may be. Whoever calls it has asked whether the actor may.
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
