import 'server-only'
import { z } from 'zod'
import { routing } from '@/i18n/routing'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { MAIL_CHANNELS } from '@/features/threads/rules/mail-channels'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { currencySchema } from '@/platform/fields'

const settings = z.object({
  locale: z.literal('').or(z.enum(routing.locales)),
  currency: z.literal('').or(currencySchema),
  /** how they are notified of messages in their conversations */
  channel: z.enum(MAIL_CHANNELS).optional(),
  /** whether they are reminded of open quotes */
  reminders: z.enum(['yes', 'no']).optional(),
})

/**
 * Sets how somebody is notified and whether they are reminded, the language of their letters, and the currency in which
 * they see prices at first; empty for the site's own. These apply to the person, whichever company they act for.
 * @throws InvalidInputError
 */
export async function setOwnSettings(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'company.join')
  const parsed = settings.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { channel, reminders } = parsed.data
  const address = actor.email.toLowerCase()
  const data = { locale: parsed.data.locale || null, currency: parsed.data.currency || null }
  await inTransaction(context, async (tx) => {
    await tx.user.update({ where: { id: actor.userId }, data })
    if (channel)
      await tx.threadMailChoice.upsert({
        where: { address },
        create: { address, channel, digestedAt: now },
        update: { channel, digestedAt: now },
      })
    if (reminders) {
      const choice = { wanted: reminders === 'yes', chosenAt: now }
      await tx.reminderChoice.upsert({
        where: { address },
        create: { address, ...choice },
        update: choice,
      })
    }
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'account.set_settings',
      objectType: 'account',
      objectId: actor.userId,
      after: { ...data, channel, reminders },
    })
  })
}
