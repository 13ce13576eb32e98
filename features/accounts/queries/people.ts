import 'server-only'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import type { Actor } from '../rules/actor'
import { invitationState, type InvitationState } from '../rules/invitation-state'
import { hashToken, isLinkToken } from '../rules/links'
import { authorize } from '../rules/permissions'

/** No house is expected to have more people. */
const MOST_SHOWN = 200

const WITH_COUNTS = {
  id: true,
  name: true,
  email: true,
  roles: true,
  rolesVersion: true,
  isDemo: true,
  twoFactorEnabled: true,
  createdAt: true,
} as const

/** When each of some people last signed in, according to the audit. */
async function lastSignIns(ids: string[]): Promise<Map<string, Date>> {
  const found = await db.auditEvent.groupBy({
    by: ['objectId'],
    where: { objectType: 'account', action: 'account.sign-in', objectId: { in: ids } },
    _max: { at: true },
  })
  return new Map(found.flatMap(({ objectId, _max: { at } }) => (at ? [[objectId, at]] : [])))
}

/** The people of the house with their roles, the invitations, and who left most recently. */
export async function listPeople(actor: Actor, now: Date) {
  authorize(actor, 'people.manage')
  const [people, former, invitations] = await Promise.all([
    db.user.findMany({
      where: { role: 'STAFF', leftAt: null },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: {
        ...WITH_COUNTS,
        _count: { select: { sessions: { where: { expiresAt: { gt: now } } } } },
      },
      take: MOST_SHOWN,
    }),
    db.user.findMany({
      where: { role: 'STAFF', leftAt: { not: null } },
      orderBy: { leftAt: 'desc' },
      select: { id: true, name: true, email: true, leftAt: true },
      take: MOST_SHOWN,
    }),
    db.staffInvitation.findMany({
      where: { email: { not: null }, usedAt: null, withdrawnAt: null },
      orderBy: { invitedAt: 'desc' },
      select: { id: true, email: true, roles: true, invitedBy: true, expiresAt: true },
      take: MOST_SHOWN,
    }),
  ])
  const signIns = await lastSignIns(people.map(({ id }) => id))
  return {
    people: people.map(({ _count, ...person }) => ({
      ...person,
      sessions: _count.sessions,
      lastSignInAt: signIns.get(person.id) ?? null,
    })),
    left: former,
    invitations: invitations.map((each) => ({ ...each, isOver: each.expiresAt <= now })),
  }
}

/** One person of the house: their roles, sessions and open work. @throws NotFoundError */
export async function getPerson(actor: Actor, id: string, now: Date) {
  authorize(actor, 'people.manage')
  const [person, colleagues, signIns] = await Promise.all([
    db.user.findFirst({
      where: { id, role: 'STAFF', leftAt: null },
      select: {
        ...WITH_COUNTS,
        _count: {
          select: {
            sessions: { where: { expiresAt: { gt: now } } },
            assignedRequests: true,
            followUps: { where: { doneAt: null } },
          },
        },
      },
    }),
    db.user.findMany({
      where: { role: 'STAFF', leftAt: null, id: { not: id } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
      take: MOST_SHOWN,
    }),
    lastSignIns([id]),
  ])
  if (!person) throw new NotFoundError('person')
  const { _count, ...rest } = person
  return {
    ...rest,
    sessions: _count.sessions,
    requests: _count.assignedRequests,
    followUps: _count.followUps,
    colleagues,
    lastSignInAt: signIns.get(id) ?? null,
  }
}

/** An invitation, as whoever holds its link may see it. */
export type OpenedInvitation =
  | { state: 'unknown' }
  | { state: InvitationState; isFirstOwner: boolean; email: string | null; invitedBy: string }

/** What an invitation's link shows to whoever holds it. Only reads: mail scanners open links too. */
export async function openInvitation(token: string, now: Date): Promise<OpenedInvitation> {
  const invitation = isLinkToken(token)
    ? await db.staffInvitation.findUnique({ where: { tokenHash: hashToken(token) } })
    : null
  if (!invitation) return { state: 'unknown' }
  const { email, invitedBy } = invitation
  return {
    state: invitationState(invitation, now),
    isFirstOwner: email === null,
    email,
    invitedBy,
  }
}
