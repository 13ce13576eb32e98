import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ForbiddenError, InvalidInputError } from '@/platform/errors'
import { findThread, readerOf } from '../queries/scope'
import { MAIL_CHANNELS } from '../rules/mail-channels'

const choiceSchema = z.object({ serial: z.int().min(1), channel: z.enum(MAIL_CHANNELS) })

/**
 * Saves how a buyer is told of entries: by a letter each, by one a day, or not. It applies to their address, and so
 * to all their threads; staff choose among their notifications.
 * @throws NotFoundError also for somebody else's thread, InvalidInputError, ForbiddenError for staff
 */
export async function chooseThreadMail(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  const parsed = choiceSchema.safeParse(input)
  const thread = await findThread(
    databaseOf(context),
    actor,
    parsed.success ? parsed.data.serial : 0,
  )
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  authorize(actor, 'thread.write', thread)
  if (actor.kind === 'staff')
    throw new ForbiddenError('staff choose among their notifications', true)
  const address = readerOf(actor, thread).email.toLowerCase()
  const { channel } = parsed.data
  await inTransaction(context, async (tx) => {
    await tx.threadMailChoice.upsert({
      where: { address },
      create: { address, channel, digestedAt: now },
      update: { channel, digestedAt: now },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'thread.choose_mail',
      objectType: 'quote_request',
      objectId: thread.requestId,
      after: { channel },
    })
  })
}
