import 'server-only'
import { lockCompany } from '@/features/accounts/commands/become-member'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind, ofCompany } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { lastDeed, recordAudit } from '@/platform/audit'
import type { CompanyMember, Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError, StaleEntriesError } from '@/platform/errors'
import { schemaWords as words } from '@/platform/validation-words'
import { companyRoleBoxes, memberRoleEntries, tickedCompanyRoles } from '../rules/member-entries'

/**
 * Sets somebody's roles at one's company, in effect from their next call on. An owner has no limit: becoming one
 * removes theirs.
 * @param typed texts of a form, see `memberRoleEntries`
 * @throws InvalidInputError, also where the last owner would lose the role; StaleEntriesError where somebody has set
 *   them meanwhile; NotFoundError
 */
export async function setMemberRoles(
  context: Context,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const { actor } = context
  authorizeKind(actor, 'own-people.manage')
  const parsed = memberRoleEntries.safeParse(typed)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { memberId, version } = parsed.data
  const roles = tickedCompanyRoles(typed)
  await inTransaction(context, async (tx) => {
    const member = await heldMember(tx, actor, memberId)
    if (member.version !== version) throw await staleRoles(tx, member)
    if (!roles.includes('owner')) await keepOwner(tx, member)
    await tx.companyMember.update({
      where: { id: memberId },
      data: { roles, version: { increment: 1 } },
    })
    if (roles.includes('owner')) await tx.approvalLimit.deleteMany({ where: { memberId } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'member.set_roles',
      objectType: 'company_member',
      objectId: memberId,
      before: { roles: member.roles },
      after: { roles },
    })
  })
}

/**
 * A member of a company whose people the actor manages, with the company's row locked: one change at a time.
 * @throws NotFoundError, also for a member of another company or who was removed; ForbiddenError
 */
export async function heldMember(
  tx: Prisma.TransactionClient,
  actor: Actor,
  id: string,
): Promise<CompanyMember> {
  const found = await tx.companyMember.findUnique({ where: { id } })
  if (!found) throw new NotFoundError('member')
  authorize(actor, 'own-people.manage', ofCompany(found.companyId))
  await lockCompany(tx, found.companyId)
  const member = await tx.companyMember.findUnique({ where: { id } })
  if (!member || member.leftAt) throw new NotFoundError('member')
  return member
}

/** @throws InvalidInputError where the company has no other owner */
export async function keepOwner(
  tx: Prisma.TransactionClient,
  { id, companyId, roles }: CompanyMember,
): Promise<void> {
  if (!roles.includes('owner')) return
  const others = await tx.companyMember.count({
    where: { companyId, roles: { has: 'owner' }, id: { not: id } },
  })
  if (others === 0) throw new InvalidInputError({ change: [words.last_owner] })
}

/** The error that shows who has set them meanwhile, and to what: the form merges both. */
async function staleRoles(
  tx: Prisma.TransactionClient,
  member: CompanyMember,
): Promise<StaleEntriesError> {
  const deed = await lastDeed(tx, 'company_member', member.id, ['member.set_roles'])
  const now = companyRoleBoxes(member.roles)
  return new StaleEntriesError(
    deed?.by ?? { id: null, name: '' },
    deed?.at ?? member.joinedAt,
    member.version,
    now,
    now,
  )
}
