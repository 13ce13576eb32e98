import 'server-only'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { queueMail } from '@/platform/mail'
import type { Context } from '../context'
import { accountChangedLetter } from '../mails/account-changed-letter'
import { auditActor, type Actor } from '../rules/actor'
import { authorize } from '../rules/permissions'
import { personEntries } from '../rules/staff-entries'

/** The colleague named by the entries. @throws InvalidInputError */
function personOf(input: unknown): string {
  const parsed = personEntries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  return parsed.data.id
}

/** Signs a colleague out everywhere, for example when a device was lost. @throws InvalidInputError, NotFoundError */
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
 * Removes the second factor of a colleague whose phone and recovery codes are lost. They are signed out everywhere, and
 * their password only lets them set up another.
 * @throws InvalidInputError, also for one's own; NotFoundError
 */
export async function resetSecondFactor(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'people.manage')
  const id = personOf(input)
  if (actor.userId === id)
    throw new InvalidInputError({ change: [{ code: 'refusals.own_factor' }] })
  await inTransaction(context, async (tx) => {
    if (!(await dropFactor(tx, actor, id))) throw new NotFoundError('person')
  })
}

/**
 * The same for an owner whom no other owner can help, done by who runs the server (`npm run db -- owner-factor`). The
 * owner is notified by letter.
 * @returns whether there is an owner with a second factor at this address
 */
export async function resetOwnerFactor(context: Context, email: string): Promise<boolean> {
  const { actor } = context
  authorize(actor, 'housekeeping.run')
  const letter = await accountChangedLetter({ what: 'factor_off', email })
  return inTransaction(context, async (tx) => {
    const owner = await tx.user.findFirst({
      where: { email, role: 'STAFF', leftAt: null, roles: { has: 'owner' } },
      select: { id: true },
    })
    if (!owner || !(await dropFactor(tx, actor, owner.id))) return false
    await queueMail(tx, letter)
    return true
  })
}

/** @returns whether there was one to remove */
async function dropFactor(
  tx: Prisma.TransactionClient,
  actor: Actor,
  id: string,
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id, role: 'STAFF', leftAt: null, twoFactorEnabled: true },
    data: { twoFactorEnabled: false },
  })
  if (count === 0) return false
  await tx.twoFactor.deleteMany({ where: { userId: id } })
  const sessions = await tx.session.deleteMany({ where: { userId: id } })
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'staff.reset-second-factor',
    objectType: 'user',
    objectId: id,
    after: { sessions: sessions.count },
  })
  return true
}
