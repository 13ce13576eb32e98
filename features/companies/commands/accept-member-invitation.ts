import 'server-only'
import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { lockCompany } from '@/features/accounts/commands/become-member'
import type { Context } from '@/features/accounts/context'
import { invitationState } from '@/features/accounts/rules/invitation-state'
import { hashToken } from '@/features/accounts/rules/links'
import { authorize } from '@/features/accounts/rules/permissions'
import { signUpSchema } from '@/features/accounts/schema'
import { recordAudit } from '@/platform/audit'
import { refuseWeak } from '@/platform/auth/guard'
import type { CompanyInvitation, Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { schemaWords as words } from '@/platform/validation-words'

const tokenSchema = z.object({ token: z.string().max(100) })
const accountSchema = signUpSchema.extend(tokenSchema.shape)

/**
 * Accepts, for whoever is signed in, an invitation that was sent to their own address: they join its company at once.
 * @throws InvalidInputError, for another address too; ConflictError 'invitation_unknown', '…_used', '…_expired',
 *   '…_withdrawn'
 */
export async function acceptMemberInvitation(
  context: Context,
  input: unknown,
): Promise<{ companyId: string }> {
  const { actor, now } = context
  authorize(actor, 'company.join')
  const parsed = tokenSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  return inTransaction(context, async (tx) => {
    const invitation = await heldInvitation(tx, parsed.data.token, now)
    if (invitation.email !== actor.email.toLowerCase())
      throw new InvalidInputError({ email: [words.other_address] })
    await join(tx, invitation, { id: actor.userId, name: actor.name }, now)
    return { companyId: invitation.companyId }
  })
}

/**
 * Creates an account by an invitation for somebody without one: following the link proves the address that it was sent
 * to.
 * @returns how they sign in from now on
 * @throws as `acceptMemberInvitation`; APIError WEAK_PASSWORD
 */
export async function joinByInvitation(
  context: Context,
  input: unknown,
): Promise<{ email: string; password: string }> {
  const { actor, now } = context
  authorize(actor, 'account.enter')
  const parsed = accountSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { token, name, email, password } = parsed.data
  refuseWeak(password, [name, email])
  const hash = await hashPassword(password)
  await inTransaction(context, async (tx) => {
    const invitation = await heldInvitation(tx, token, now)
    if (invitation.email !== email) throw new InvalidInputError({ email: [words.other_address] })
    if ((await tx.user.count({ where: { email } })) > 0)
      throw new InvalidInputError({ email: [words.has_account] })
    const id = randomUUID()
    await tx.user.create({
      data: {
        id,
        name,
        email,
        emailVerified: true,
        role: 'BUYER',
        accounts: {
          create: { id: randomUUID(), accountId: id, providerId: 'credential', password: hash },
        },
      },
    })
    await join(tx, invitation, { id, name }, now)
  })
  return { email, password }
}

/** Serializes uses of a link: of two who come with the same link, one joins. */
async function heldInvitation(
  tx: Prisma.TransactionClient,
  token: string,
  now: Date,
): Promise<CompanyInvitation> {
  const tokenHash = hashToken(token)
  await tx.$executeRaw`SELECT 1 FROM company_invitation WHERE "tokenHash" = ${tokenHash} FOR UPDATE`
  const invitation = await tx.companyInvitation.findUnique({ where: { tokenHash } })
  if (!invitation) throw new ConflictError('invitation_unknown')
  const state = invitationState(invitation, now)
  if (state !== 'open') throw new ConflictError(`invitation_${state}`)
  return invitation
}

/**
 * Lets somebody who was removed and is invited again come back; somebody who belongs to it already gets the roles as
 * well.
 */
async function join(
  tx: Prisma.TransactionClient,
  { id, companyId, roles, email, invitedBy }: CompanyInvitation,
  person: { id: string; name: string },
  now: Date,
): Promise<void> {
  await lockCompany(tx, companyId)
  const userId = person.id
  const membership = await tx.companyMember.findUnique({
    where: { userId_companyId: { userId, companyId } },
  })
  await tx.companyMember.upsert({
    where: { userId_companyId: { userId, companyId } },
    create: { userId, companyId, roles, addedBy: invitedBy, joinedAt: now },
    update: {
      roles: [...new Set([...(membership?.roles ?? []), ...roles])],
      leftAt: null,
      leftBy: null,
      version: { increment: 1 },
      ...(membership?.leftAt ? { addedBy: invitedBy, joinedAt: now } : {}),
    },
  })
  await tx.companyInvitation.update({
    where: { id },
    data: { usedAt: now, usedById: userId },
  })
  await recordAudit(tx, {
    actor: { kind: 'member', id: userId, name: person.name },
    action: 'member.join',
    objectType: 'company',
    objectId: companyId,
    after: { email, roles, invitedBy },
  })
}
