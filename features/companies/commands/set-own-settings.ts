import 'server-only'
import { z } from 'zod'
import { routing } from '@/i18n/routing'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { currencySchema } from '@/platform/fields'

const settings = z.object({
  locale: z.literal('').or(z.enum(routing.locales)),
  currency: z.literal('').or(currencySchema),
})

/**
 * Sets in which language somebody is written to, and in which currency prices are shown to them first; empty for what
 * the site has. Theirs, whichever company they act for.
 * @throws InvalidInputError
 */
export async function setOwnSettings(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'company.join')
  const parsed = settings.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const data = { locale: parsed.data.locale || null, currency: parsed.data.currency || null }
  await inTransaction(context, async (tx) => {
    await tx.user.update({ where: { id: actor.userId }, data })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'account.set_settings',
      objectType: 'account',
      objectId: actor.userId,
      after: data,
    })
  })
}
