import 'server-only'
import { randomUUID } from 'node:crypto'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import type { Context } from '../context'
import { auditActor } from '../rules/actor'
import { invitationToken, invitationUrl } from '../rules/invitations'
import { hashToken } from '../rules/links'
import { authorize } from '../rules/permissions'
import { lockInvitations } from './lock-owners'

/** How long the first owner's link works. */
export const FIRST_OWNER_HOURS = 24

/**
 * The link by which the first owner of a house without staff creates their account: the one still open, or a new one
 * valid for a day. Instances that start together offer the same.
 * @param anew replaces the open one, which was lost or seen by somebody else
 * @returns null where the house has staff
 */
export async function offerFirstOwner(
  context: Context,
  { anew }: { anew: boolean },
): Promise<{ url: string; expiresAt: Date } | null> {
  const { actor, now } = context
  authorize(actor, 'housekeeping.run')
  return inTransaction(context, async (tx) => {
    await lockInvitations(tx)
    if (await tx.user.findFirst({ where: { role: 'STAFF' }, select: { id: true } })) return null
    const unused = { email: null, usedAt: null, withdrawnAt: null }
    const open = anew
      ? null
      : await tx.staffInvitation.findFirst({
          where: { ...unused, expiresAt: { gt: now } },
          select: { id: true, expiresAt: true },
        })
    if (open) return { url: invitationUrl(open.id), expiresAt: open.expiresAt }
    await tx.staffInvitation.updateMany({ where: unused, data: { withdrawnAt: now } })
    const id = randomUUID()
    const expiresAt = new Date(now.getTime() + FIRST_OWNER_HOURS * 3_600_000)
    await tx.staffInvitation.create({
      data: {
        id,
        tokenHash: hashToken(invitationToken(id)),
        email: null,
        roles: ['owner'],
        invitedBy: '',
        invitedAt: now,
        expiresAt,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'staff.offer-first-owner',
      objectType: 'staff_invitation',
      objectId: id,
      after: { expiresAt: expiresAt.toISOString() },
    })
    return { url: invitationUrl(id), expiresAt }
  })
}
