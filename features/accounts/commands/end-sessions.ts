import 'server-only'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import type { Context } from '../context'
import { auditActor } from '../rules/actor'
import { authorize } from '../rules/permissions'
import { personEntries } from '../rules/staff-entries'

/** The colleague that entries name. @throws InvalidInputError */
function personOf(input: unknown): string {
  const parsed = personEntries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  return parsed.data.id
}

/** Signs a colleague out everywhere: a device was lost. @throws InvalidInputError, NotFoundError */
export async function endSessionsOf(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'people.manage')
  const id = personOf(input)
  await inTransaction(context, async (tx) => {
    if ((await tx.user.count({ where: { id, role: 'STAFF', leftAt: null } })) === 0)
      throw new NotFoundError('person')
    const { count } = await tx.session.deleteMany({ where: { userId: id } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'staff.end-sessions',
      objectType: 'user',
      objectId: id,
      after: { sessions: count },
    })
  })
}

/**
 * Takes a colleague's second factor away, whose phone and recovery codes are lost. They are signed out
 * everywhere, and their password opens nothing but the setting up of another.
 * @throws InvalidInputError, also for one's own; NotFoundError
 */
export async function resetSecondFactor(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'people.manage')
  const id = personOf(input)
  if (actor.userId === id)
    throw new InvalidInputError({ change: [{ code: 'refusals.own_factor' }] })
  await inTransaction(context, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, role: 'STAFF', leftAt: null, twoFactorEnabled: true },
      data: { twoFactorEnabled: false },
    })
    if (count === 0) throw new NotFoundError('person')
    await tx.twoFactor.deleteMany({ where: { userId: id } })
    const sessions = await tx.session.deleteMany({ where: { userId: id } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'staff.reset-second-factor',
      objectType: 'user',
      objectId: id,
      after: { sessions: sessions.count },
    })
  })
}
