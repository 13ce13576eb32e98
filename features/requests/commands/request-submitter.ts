import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { becomeMember } from '@/features/accounts/commands/become-member'
import type { Prisma } from '@/platform/db/generated/client'
import type { ParsedRequest } from '../rules/request-check'
import type { SubmissionContext } from '../queries/submission-context'

/**
 * The address that decides whose a request is. A signed-in buyer's own, which is verified: an address they type must
 * not draw others into their company.
 */
export const submitterEmail = (actor: Actor, request: ParsedRequest): string =>
  actor.kind === 'member' ? actor.email.toLowerCase() : request.contactEmail

/**
 * Contact and company of a request, created where they are missing. A unique violation means that somebody created
 * the contact meanwhile: try again.
 */
export async function ensureSubmitter(
  tx: Prisma.TransactionClient,
  actor: Actor,
  request: ParsedRequest,
  known: SubmissionContext['contact'],
): Promise<{ contactId: string; companyId: string }> {
  const own = actor.kind === 'member' ? actor.companyId : null
  const companyId =
    own ??
    known?.companyId ??
    (await tx.company.create({ data: { name: request.companyName }, select: { id: true } })).id
  const contactId =
    known?.id ??
    (
      await tx.contact.create({
        data: {
          companyId,
          name: request.contactName,
          email: submitterEmail(actor, request),
          phone: request.contactPhone ?? null,
        },
        select: { id: true },
      })
    ).id
  if (actor.kind === 'member' && !own) await becomeMember(tx, { userId: actor.userId, companyId })
  return { contactId, companyId }
}
