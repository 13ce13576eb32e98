import 'server-only'
import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { recordAudit } from '@/platform/audit'
import { refuseWeak } from '@/platform/auth/guard'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { schemaWords as words } from '@/platform/validation-words'
import type { Context } from '../context'
import { invitationState } from '../rules/invitation-state'
import { hashToken } from '../rules/links'
import { authorize } from '../rules/permissions'
import type { StaffRole } from '../rules/staff-roles'
import { signUpSchema } from '../schema'
import { lockInvitations } from './lock-owners'

const acceptSchema = signUpSchema.extend({ token: z.string().max(100) })

/**
 * Creates the account of somebody who was invited: by the link, once, with the address that it was sent to, which is
 * thereby verified. The first owner chooses an address: whoever reads the server's output is trusted.
 * @returns how they sign in from now on
 * @throws InvalidInputError, for another address too; APIError WEAK_PASSWORD; ConflictError 'invitation_unknown',
 *   '…_used', '…_expired', '…_withdrawn'
 */
export async function acceptInvitation(
  context: Context,
  input: unknown,
): Promise<{ email: string; password: string }> {
  const { actor, now } = context
  authorize(actor, 'account.enter')
  const parsed = acceptSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { token, name, email, password } = parsed.data
  refuseWeak(password, [name, email])
  const hash = await hashPassword(password)
  await inTransaction(context, async (tx) => {
    await lockInvitations(tx)
    const invitation = await tx.staffInvitation.findUnique({
      where: { tokenHash: hashToken(token) },
    })
    if (!invitation) throw new ConflictError('invitation_unknown')
    const state = invitationState(invitation, now)
    if (state !== 'open') throw new ConflictError(`invitation_${state}`)
    const { roles, invitedBy } = invitation
    // The first owner's link is only for a house without staff, whatever has happened since it was printed.
    if (invitation.email === null && (await tx.user.count({ where: { role: 'STAFF' } })) > 0)
      throw new ConflictError('invitation_used')
    if (invitation.email !== null && invitation.email !== email)
      throw new InvalidInputError({ email: [words.other_address] })
    const id = await employ(tx, { name, email, roles, hash })
    await tx.staffInvitation.update({
      where: { id: invitation.id },
      data: { usedAt: now, usedById: id },
    })
    await recordAudit(tx, {
      actor: { kind: 'staff', id, name },
      action: 'staff.join',
      objectType: 'user',
      objectId: id,
      after: { email, roles, invitedBy },
    })
  })
  return { email, password }
}

/** Creates a new colleague's account, or reopens that of one who comes back. @returns its id */
async function employ(
  tx: Prisma.TransactionClient,
  { name, email, roles, hash }: { name: string; email: string; roles: StaffRole[]; hash: string },
): Promise<string> {
  const existing = await tx.user.findUnique({
    where: { email },
    select: { id: true, leftAt: true },
  })
  if (existing && !existing.leftAt) throw new InvalidInputError({ email: [words.has_account] })
  const id = existing?.id ?? randomUUID()
  const account = { id: randomUUID(), accountId: id, providerId: 'credential', password: hash }
  const who = { name, roles, leftAt: null, accounts: { create: account } }
  if (existing)
    await tx.user.update({ where: { id }, data: { ...who, rolesVersion: { increment: 1 } } })
  else await tx.user.create({ data: { ...who, id, email, emailVerified: true, role: 'STAFF' } })
  return id
}
