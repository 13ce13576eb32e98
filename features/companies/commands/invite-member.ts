import 'server-only'
import { randomUUID } from 'node:crypto'
import { lockCompany } from '@/features/accounts/commands/become-member'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { hashToken } from '@/features/accounts/rules/links'
import { authorize, authorizeKind, ofCompany } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { memberMailsJob } from '../mails/member-letters'
import { companyInvitationToken } from '../rules/company-invitation'
import { memberEntries, memberInvitation, tickedCompanyRoles } from '../rules/member-entries'

const DAY_MS = 86_400_000

/**
 * Invites somebody by mail to join one's company. An earlier invitation of the same address is withdrawn.
 * @param typed texts of a form, see `memberInvitation`
 * @throws InvalidInputError, also where the address belongs to a member or to the house's staff; NotFoundError
 */
export async function inviteMember(
  context: Context,
  typed: Readonly<Record<string, string>>,
): Promise<{ id: string }> {
  const { actor, now } = context
  authorizeKind(actor, 'own-people.manage')
  const parsed = memberInvitation.safeParse(typed)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { companyId, email, days } = parsed.data
  authorize(actor, 'own-people.manage', ofCompany(companyId))
  const roles = tickedCompanyRoles(typed)
  const id = randomUUID()
  const expiresAt = new Date(now.getTime() + days * DAY_MS)
  await inTransaction(context, async (tx) => {
    await lockCompany(tx, companyId)
    const existing = await tx.user.findUnique({
      where: { email },
      select: { role: true, memberships: { where: { companyId, leftAt: null } } },
    })
    if (existing?.role === 'STAFF' || (existing?.memberships.length ?? 0) > 0)
      throw new InvalidInputError({ email: [{ code: 'refusals.member_already' }] })
    await tx.companyInvitation.updateMany({
      where: { companyId, email, usedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    await tx.companyInvitation.create({
      data: {
        id,
        companyId,
        tokenHash: hashToken(companyInvitationToken(id)),
        email,
        roles,
        invitedBy: nameOf(actor),
        invitedAt: now,
        expiresAt,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'member.invite',
      objectType: 'company',
      objectId: companyId,
      after: { email, roles, expiresAt: expiresAt.toISOString() },
    })
    await enqueue(tx, memberMailsJob, { what: 'invited', id })
  })
  return { id }
}

/**
 * Withdraws an unused invitation: its link says so from then on.
 * @throws InvalidInputError; ConflictError 'stale' where it was used or withdrawn meanwhile, or doesn't exist
 */
export async function withdrawMemberInvitation(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'own-people.manage')
  const parsed = memberEntries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  await inTransaction(context, async (tx) => {
    const invitation = await tx.companyInvitation.findUnique({
      where: { id: parsed.data.memberId },
    })
    if (!invitation) throw new ConflictError('stale')
    authorize(actor, 'own-people.manage', ofCompany(invitation.companyId))
    const { count } = await tx.companyInvitation.updateMany({
      where: { id: invitation.id, usedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    if (count === 0) throw new ConflictError('stale')
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'member.withdraw_invitation',
      objectType: 'company',
      objectId: invitation.companyId,
      before: { email: invitation.email },
    })
  })
}
