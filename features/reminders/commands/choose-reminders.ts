import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { readLetterToken } from '../rules/letter-token'

const choiceSchema = z.object({ token: z.string().max(100), wanted: z.boolean() })

/**
 * Saves whether the address that a letter went to gets reminders from now on, for all its quotes. Whoever holds the
 * letter may do so; repeating it has no effect.
 * @throws InvalidInputError, NotFoundError for a token that isn't ours
 */
export async function chooseReminders(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'letter.answer')
  const parsed = choiceSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { token, wanted } = parsed.data
  const requestId = readLetterToken('reminders', token)
  const request =
    requestId &&
    (await databaseOf(context).quoteRequest.findUnique({
      where: { id: requestId },
      select: { contactEmail: true },
    }))
  if (!request) throw new NotFoundError('letter')
  const address = request.contactEmail.toLowerCase()
  await inTransaction(context, async (tx) => {
    await tx.reminderChoice.upsert({
      where: { address },
      create: { address, wanted, chosenAt: now },
      update: { wanted, chosenAt: now },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'reminder.choose',
      objectType: 'quote_request',
      objectId: requestId,
      after: { wanted },
    })
  })
}
