import 'server-only'
import { rolesIn, type Actor } from '@/features/accounts/rules/actor'
import type { LimitWindow } from '@/features/accounts/rules/approval-limit'
import type { CompanyRole } from '@/features/accounts/rules/company-roles'
import { invitationState, type InvitationState } from '@/features/accounts/rules/invitation-state'
import { hashToken, isLinkToken } from '@/features/accounts/rules/links'
import { authorize, may, ofCompany } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { CompanyLetter } from '@/platform/db/generated/enums'
import { NotFoundError } from '@/platform/errors'
import { companyDomain } from '../rules/company-domain'

/** No company is expected to have more people. */
const MOST_SHOWN = 200

export interface CompanyPerson {
  memberId: string
  name: string
  email: string
  /** whether it is the reader */
  isSelf: boolean
  roles: CompanyRole[]
  version: number
  joinedAt: Date
  /** letters of the company that they get whoever made the request; visible to owners */
  letters: CompanyLetter[]
  limits: { currency: string; amountMinor: number; window: LimitWindow }[]
}

/** The people of one's company; invitations, requests to join and removed people are visible to owners. */
export interface CompanyPeople {
  company: { id: string; name: string; timeZone: string }
  mayManage: boolean
  people: CompanyPerson[]
  invitations: {
    id: string
    email: string
    roles: CompanyRole[]
    invitedBy: string
    expiresAt: Date
    isOver: boolean
  }[]
  asking: { id: string; name: string; email: string; askedAt: Date }[]
  left: { name: string; email: string; leftAt: Date; leftBy: string }[]
}

/** @throws NotFoundError for a company that the actor doesn't belong to */
export async function companyPeople(
  actor: Actor,
  companyId: string,
  now: Date,
): Promise<CompanyPeople> {
  authorize(actor, 'own-company.read', ofCompany(companyId))
  const mayManage = may(actor, 'own-people.manage', ofCompany(companyId))
  const owners = mayManage ? {} : { id: { in: [] } }
  const company = await db.company.findUnique({
    where: { id: companyId },
    select: {
      id: true,
      name: true,
      timeZone: true,
      members: {
        orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
        include: {
          user: { select: { id: true, name: true, email: true } },
          limits: { orderBy: { currency: 'asc' } },
        },
        take: MOST_SHOWN,
      },
      invitations: {
        where: { ...owners, usedAt: null, withdrawnAt: null },
        orderBy: { invitedAt: 'desc' },
        take: MOST_SHOWN,
      },
      joinRequests: {
        where: { ...owners, answeredAt: null },
        orderBy: { askedAt: 'asc' },
        include: { user: { select: { name: true, email: true } } },
        take: MOST_SHOWN,
      },
    },
  })
  if (!company) throw new NotFoundError('company')
  const { members, invitations, joinRequests, ...rest } = company
  return {
    company: rest,
    mayManage,
    people: members
      .filter(({ leftAt }) => leftAt === null)
      .map(({ id, user, roles, version, joinedAt, limits, letters }) => ({
        memberId: id,
        name: user.name,
        email: user.email,
        isSelf: 'userId' in actor && actor.userId === user.id,
        roles,
        version,
        joinedAt,
        letters: mayManage ? letters : [],
        limits: limits.map(({ currency, amountMinor, window }) => ({
          currency,
          amountMinor: Number(amountMinor),
          window,
        })),
      })),
    invitations: invitations.map(({ id, email, roles, invitedBy, expiresAt }) => ({
      id,
      email,
      roles,
      invitedBy,
      expiresAt,
      isOver: expiresAt <= now,
    })),
    asking: joinRequests.map(({ id, user, askedAt }) => ({ id, ...user, askedAt })),
    left: mayManage
      ? members.flatMap(({ user: { name, email }, leftAt, leftBy }) =>
          leftAt ? [{ name, email, leftAt, leftBy: leftBy ?? '' }] : [],
        )
      : [],
  }
}

/** The companies that an actor belongs to, with name and roles, the selected one first. */
export async function ownCompanies(
  actor: Actor,
): Promise<{ id: string; name: string; roles: readonly CompanyRole[]; isPresent: boolean }[]> {
  authorize(actor, 'company.join')
  const companies = await db.company.findMany({
    where: { id: { in: actor.memberships.map(({ companyId }) => companyId) } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
  return companies
    .map(({ id, name }) => ({
      id,
      name,
      roles: rolesIn(actor, id),
      isPresent: id === actor.companyId,
    }))
    .toSorted((a, b) => Number(b.isPresent) - Number(a.isPresent))
}

/**
 * Companies whose owners have verified addresses of the actor's own mail domain, and to which the actor doesn't and
 * never did belong: those that they may ask to join. None for the domain of a mail provider.
 */
export async function companiesOfDomain(
  actor: Actor,
  database: Prisma.TransactionClient = db,
): Promise<{ id: string; name: string; isAsked: boolean }[]> {
  authorize(actor, 'company.join')
  const domain = companyDomain(actor.email)
  if (domain === null) return []
  const person = await database.user.findUnique({
    where: { id: actor.userId },
    select: { emailVerified: true, email: true },
  })
  if (!person?.emailVerified || companyDomain(person.email) !== domain) return []
  const companies = await database.company.findMany({
    where: {
      mergedIntoId: null,
      members: {
        some: {
          leftAt: null,
          roles: { has: 'owner' },
          user: { emailVerified: true, email: { endsWith: `@${domain}`, mode: 'insensitive' } },
        },
        none: { userId: actor.userId },
      },
    },
    orderBy: { name: 'asc' },
    select: {
      id: true,
      name: true,
      joinRequests: { where: { userId: actor.userId, answeredAt: null }, select: { id: true } },
    },
    take: 5,
  })
  return companies.map(({ id, name, joinRequests }) => ({
    id,
    name,
    isAsked: joinRequests.length > 0,
  }))
}

/** An invitation to a company, as whoever holds its link may see it. */
export type OpenedCompanyInvitation =
  | { state: 'unknown' }
  | {
      state: InvitationState
      email: string
      company: string
      invitedBy: string
      roles: CompanyRole[]
      /** whether its address has an account: then they sign in with it */
      hasAccount: boolean
    }

/** What an invitation's link shows to whoever holds it. Only reads: mail scanners open links too. */
export async function openCompanyInvitation(
  token: string,
  now: Date,
): Promise<OpenedCompanyInvitation> {
  const invitation = isLinkToken(token)
    ? await db.companyInvitation.findUnique({
        where: { tokenHash: hashToken(token) },
        include: { company: { select: { name: true } } },
      })
    : null
  if (!invitation) return { state: 'unknown' }
  const { email, invitedBy, roles, company } = invitation
  return {
    state: invitationState(invitation, now),
    email,
    company: company.name,
    invitedBy,
    roles,
    hasAccount: (await db.user.count({ where: { email } })) > 0,
  }
}
