import 'server-only'
import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { queueMail } from '@/platform/mail'
import { schemaWords as words } from '@/platform/validation-words'
import type { Context } from '../context'
import { invitationLetter } from '../mails/invitation-letter'
import { auditActor, nameOf } from '../rules/actor'
import { invitationToken } from '../rules/invitations'
import { hashToken } from '../rules/links'
import { authorize } from '../rules/permissions'
import { invitationEntries, tickedRoles } from '../rules/staff-entries'
import { lockInvitations } from './lock-owners'

const DAY_MS = 86_400_000

/**
 * Invites somebody by mail to join the house. An earlier invitation of the same address is withdrawn. A former
 * colleague may be invited again.
 * @param typed texts of a form, see `invitationEntries`
 * @throws InvalidInputError, also where the address already has an account
 */
export async function inviteColleague(
  context: Context,
  typed: Readonly<Record<string, string>>,
): Promise<{ id: string }> {
  const { actor, now } = context
  authorize(actor, 'people.manage')
  const parsed = invitationEntries.safeParse(typed)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { email, days } = parsed.data
  const roles = tickedRoles(typed)
  const id = randomUUID()
  const invitedBy = nameOf(actor)
  const expiresAt = new Date(now.getTime() + days * DAY_MS)
  const letter = await invitationLetter({ id, email, invitedBy, expiresAt })
  return inTransaction(context, async (tx) => {
    await lockInvitations(tx)
    const existing = await tx.user.findUnique({ where: { email }, select: { leftAt: true } })
    if (existing && !existing.leftAt) throw new InvalidInputError({ email: [words.has_account] })
    await tx.staffInvitation.updateMany({
      where: { email, usedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    await tx.staffInvitation.create({
      data: {
        id,
        tokenHash: hashToken(invitationToken(id)),
        email,
        roles,
        invitedBy,
        invitedAt: now,
        expiresAt,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'staff.invite',
      objectType: 'staff_invitation',
      objectId: id,
      after: { email, roles, expiresAt: expiresAt.toISOString() },
    })
    await queueMail(tx, letter)
    return { id }
  })
}
