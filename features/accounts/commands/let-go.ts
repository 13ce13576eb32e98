import 'server-only'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { schemaWords as words } from '@/platform/validation-words'
import type { Context } from '../context'
import { auditActor } from '../rules/actor'
import { authorize } from '../rules/permissions'
import { leavingEntries } from '../rules/staff-entries'
import { handOver } from './hand-over'
import { lockOwners } from './lock-owners'

/**
 * Ends somebody's work for the house: roles, sessions and sign-in end at once, and their open work goes to a named
 * colleague in the same transaction. What they did stays under their name.
 * @param typed texts of a form, see `leavingEntries`
 * @throws InvalidInputError, also for the last owner; NotFoundError
 */
export async function letGo(
  context: Context,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'people.manage')
  const parsed = leavingEntries.safeParse(typed)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id, successor } = parsed.data
  await inTransaction(context, async (tx) => {
    await lockOwners(tx)
    const person = await tx.user.findFirst({ where: { id, role: 'STAFF', leftAt: null } })
    if (!person) throw new NotFoundError('person')
    const heir = await tx.user.findFirst({
      where: { id: successor, role: 'STAFF', leftAt: null },
      select: { id: true, name: true },
    })
    if (!heir || heir.id === id) throw new InvalidInputError({ successor: [words.a_colleague] })
    const others = await tx.user.count({ where: { roles: { has: 'owner' }, id: { not: id } } })
    if (person.roles.includes('owner') && others === 0)
      throw new InvalidInputError({ change: [words.last_owner] })
    await tx.user.update({
      where: { id },
      data: { roles: [], leftAt: now, rolesVersion: { increment: 1 }, twoFactorEnabled: false },
    })
    const sessions = await tx.session.deleteMany({ where: { userId: id } })
    await tx.account.deleteMany({ where: { userId: id } })
    await tx.twoFactor.deleteMany({ where: { userId: id } })
    const work = await handOver(tx, id, heir.id)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'staff.leave',
      objectType: 'user',
      objectId: id,
      before: { roles: person.roles },
      after: { ...work, sessions: sessions.count, successor: heir.name, successorId: heir.id },
    })
  })
}
