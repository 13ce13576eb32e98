import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { noteSchema } from '../schema'
import { lockedCompany } from './save-company'

/**
 * Saves a note about a company, with author and day. It is never changed.
 * @throws InvalidInputError, NotFoundError
 */
export async function addNote(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'company.note')
  const parsed = noteSchema.extend({ companyId: z.uuid() }).safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { companyId, text } = parsed.data
  await inTransaction(context, async (tx) => {
    await lockedCompany(tx, companyId)
    await tx.companyNote.create({
      data: {
        companyId,
        text,
        byId: actor.kind === 'staff' ? actor.userId : null,
        by: nameOf(actor),
        at: now,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.note',
      objectType: 'company',
      objectId: companyId,
      after: { text },
    })
  })
}
