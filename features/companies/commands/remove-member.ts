import 'server-only'
import { lockCompany } from '@/features/accounts/commands/become-member'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf, rolesIn, type Actor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import type { CompanyMember, Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { memberMailsJob } from '../mails/member-letters'
import { companySchema, memberEntries } from '../rules/member-entries'
import { heldMember, keepOwner } from './set-member-roles'

/**
 * Removes somebody from a company: from this moment on they reach nothing of it, whatever page they have open. The
 * secret links sent to their address end, later letters about their requests go to who removed them, and their pending
 * requests to an approver are withdrawn. They keep their sign-in and their own lists.
 * @throws InvalidInputError, also for the last owner; NotFoundError
 */
export async function removeMember(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorizeKind(actor, 'own-people.manage')
  const parsed = memberEntries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  await inTransaction(context, async (tx) => {
    const member = await heldMember(tx, actor, parsed.data.memberId)
    await keepOwner(tx, member)
    await end(tx, member, context)
    if (actor.kind === 'member' && actor.userId !== member.userId)
      await enqueue(tx, memberMailsJob, { what: 'removed', id: member.id })
  })
}

/** Leaves a company. @throws InvalidInputError, also for its last owner; NotFoundError */
export async function leaveCompany(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'company.join')
  const parsed = companySchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { companyId } = parsed.data
  if (rolesIn(actor, companyId).length === 0) throw new NotFoundError('company')
  await inTransaction(context, async (tx) => {
    await lockCompany(tx, companyId)
    const member = await tx.companyMember.findUnique({
      where: { userId_companyId: { userId: actor.userId, companyId }, leftAt: null },
    })
    if (!member) throw new NotFoundError('company')
    await keepOwner(tx, member)
    await end(tx, member, context)
  })
}

async function end(
  tx: Prisma.TransactionClient,
  { id, companyId, userId, roles }: CompanyMember,
  { actor, now }: Context,
): Promise<void> {
  const by = nameOf(actor)
  // A signature in progress either completes first, or finds that the person may not sign any more.
  await tx.$executeRaw`SELECT 1 FROM company_member WHERE id = ${id}::uuid FOR UPDATE`
  const { email, name } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, name: true },
  })
  await tx.approvalLimit.deleteMany({ where: { memberId: id } })
  await tx.companyMember.update({
    where: { id },
    data: { roles: [], leftAt: now, leftBy: by, version: { increment: 1 } },
  })
  await tx.signatureRequest.updateMany({
    where: { companyId, requestedById: userId, state: 'WAITING' },
    data: { state: 'TAKEN_BACK', decidedBy: by, decidedAt: now },
  })
  await tx.savedList.updateMany({
    where: { ownerId: userId, companyId },
    data: { companyId: null },
  })
  const theirs = { companyId, contactEmail: { equals: email, mode: 'insensitive' as const } }
  const links = await tx.accessLink.updateMany({
    where: {
      request: { companyId, OR: [theirs, { contact: { email: email.toLowerCase() } }] },
      revokedAt: null,
    },
    data: { revokedAt: now },
  })
  const heir = heirOf(actor, userId)
  const requests = heir
    ? await tx.quoteRequest.updateMany({
        where: theirs,
        data: { contactEmail: heir.email, contactName: heir.name },
      })
    : { count: 0 }
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'member.remove',
    objectType: 'company_member',
    objectId: id,
    before: { roles, email, name },
    after: { links: links.count, requests: requests.count, heir: heir?.email ?? null },
  })
}

/** Who gets the letters instead; nobody where somebody leaves by themselves. */
const heirOf = (actor: Actor, leaving: string): { email: string; name: string } | null =>
  actor.kind === 'member' && actor.userId !== leaving ? actor : null
