import 'server-only'
import { z } from 'zod'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import type { Context } from '../context'
import { auditActor } from '../rules/actor'
import { authorize } from '../rules/permissions'

const entries = z.object({ id: z.uuid() })

/**
 * Withdraws an unused invitation: its link says so from then on.
 * @throws InvalidInputError; ConflictError 'stale' where it was used or withdrawn meanwhile
 */
export async function withdrawInvitation(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'people.manage')
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id } = parsed.data
  await inTransaction(context, async (tx) => {
    const { count } = await tx.staffInvitation.updateMany({
      where: { id, usedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    if (count === 0) throw new ConflictError('stale')
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'staff.withdraw-invitation',
      objectType: 'staff_invitation',
      objectId: id,
    })
  })
}
