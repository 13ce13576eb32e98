import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { mailChannelOf } from '@/features/threads/queries/letter-readers'
import type { MailChannel } from '@/features/threads/rules/mail-channels'
import { db } from '@/platform/db/client'

/** A person's own settings; null where nothing is chosen. */
export async function ownSettings(actor: Actor): Promise<{
  locale: string | null
  currency: string | null
  /** how they are notified of messages in their conversations */
  channel: MailChannel
  /** whether they are reminded of open quotes */
  reminders: boolean
}> {
  authorize(actor, 'company.join')
  const user = await db.user.findUnique({
    where: { id: actor.userId },
    select: { locale: true, currency: true },
  })
  const address = actor.email.toLowerCase()
  const [channel, choice] = await Promise.all([
    mailChannelOf(address),
    db.reminderChoice.findUnique({ where: { address } }),
  ])
  return {
    locale: user?.locale ?? null,
    currency: user?.currency ?? null,
    channel,
    reminders: choice?.wanted ?? true,
  }
}
