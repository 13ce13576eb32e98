/** The state of an invitation: open until it is used, withdrawn or expired. */
export type InvitationState = 'open' | 'used' | 'withdrawn' | 'expired'

/** Pure. @param now an invitation ends at its moment, not after it */
export function invitationState(
  invitation: { usedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.usedAt) return 'used'
  if (invitation.withdrawnAt) return 'withdrawn'
  return invitation.expiresAt <= now ? 'expired' : 'open'
}
