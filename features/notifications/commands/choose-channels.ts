import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { CHANNELS, channelsOf, NOTIFICATION_KINDS } from '../rules/kinds'

const choicesSchema = z
  .partialRecord(z.enum(NOTIFICATION_KINDS), z.enum(CHANNELS))
  .refine((choices) =>
    NOTIFICATION_KINDS.every((kind) => {
      const channel = choices[kind]
      return channel === undefined || channelsOf(kind).includes(channel)
    }),
  )

/**
 * Saves the actor's channel for each of the named kinds.
 * @throws InvalidInputError
 */
export async function chooseChannels(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'notification.read')
  const parsed = choicesSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { userId } = actor
  await inTransaction(context, async (tx) => {
    for (const [kind, channel] of Object.entries(parsed.data))
      await tx.notificationChoice.upsert({
        where: { userId_kind: { userId, kind } },
        create: { userId, kind, channel },
        update: { channel },
      })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'notification.choose',
      objectType: 'user',
      objectId: userId,
      after: parsed.data,
    })
  })
}
