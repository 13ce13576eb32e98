import type { CompanyRole, Membership } from './company-roles'
import type { StaffRole } from './staff-roles'

/**
 * Who acts. Every query takes an actor and every command a context with one, and each asks the
 * table of permissions for itself.
 */
export type Actor =
  /** not signed in: sees the requests whose secret links this browser opened, with their quotes and orders */
  | { kind: 'guest'; linkedRequestIds: readonly string[] }
  /** signed in: sees what belongs to their companies, and what secret links opened in this browser */
  | {
      kind: 'member'
      userId: string
      name: string
      email: string
      /** the companies that they belong to; none until an address of theirs is proven that a company is known by */
      memberships: readonly Membership[]
      /**
       * The one of those in whose name they begin something new and whose prices they see; null without any. What is
       * there already goes by its own company and the role in that.
       */
      companyId: string | null
      linkedRequestIds: readonly string[]
    }
  /** one of the house, by all the roles that they have */
  | {
      kind: 'staff'
      userId: string
      name: string
      email: string
      roles: readonly StaffRole[]
    }
  /** one of the house without the second factor that the desk asks for: reaches what sets it up, and no desk */
  | { kind: 'enrolling'; userId: string; name: string; email: string }
  /** the site itself, by the name of the job that runs */
  | { kind: 'system'; job: string }
  /** Stripe, by the id of the event or payment page that told something */
  | { kind: 'stripe'; source: string }

/** The actor that one of the house is, by their row of `user`. */
export const staffActor = (user: {
  id: string
  name: string
  email: string
  roles: readonly StaffRole[]
}): Extract<Actor, { kind: 'staff' }> => ({
  kind: 'staff',
  userId: user.id,
  name: user.name,
  email: user.email,
  roles: user.roles,
})

/**
 * The actor that a person is who buys.
 * @param looksAt the company that they looked at last: taken where they still belong to it, or else the first
 */
export const memberActor = (
  person: { userId: string; name: string; email: string; linkedRequestIds?: readonly string[] },
  memberships: readonly Membership[],
  looksAt?: string,
): Extract<Actor, { kind: 'member' }> => ({
  kind: 'member',
  userId: person.userId,
  name: person.name,
  email: person.email,
  memberships,
  companyId:
    (memberships.find(({ companyId }) => companyId === looksAt) ?? memberships[0])?.companyId ??
    null,
  linkedRequestIds: person.linkedRequestIds ?? [],
})

/** What an actor is to a company: no role for whoever doesn't belong to it. */
export const rolesIn = (actor: Actor, companyId: string | null): readonly CompanyRole[] =>
  (actor.kind === 'member' && companyId !== null
    ? actor.memberships.find((each) => each.companyId === companyId)?.roles
    : undefined) ?? []

/** Whether nothing at all is known of who acts: no session, no secret link. */
export const isAnonymous = (actor: Actor): boolean =>
  actor.kind === 'guest' && actor.linkedRequestIds.length === 0

/** An actor's name for a ledger that people read. */
export const nameOf = (actor: Actor): string => auditActor(actor).name ?? actor.kind

/** Kind, id and name of an actor for the audit trail. Rows from before members were called so say `buyer`. */
export function auditActor(actor: Actor): { kind: string; id: string | null; name: string | null } {
  const { kind } = actor
  switch (kind) {
    case 'staff':
    case 'member':
      return { kind, id: actor.userId, name: actor.name }
    case 'enrolling':
      return { kind: 'staff', id: actor.userId, name: actor.name }
    case 'guest':
      return { kind, id: null, name: null }
    case 'system':
      return { kind, id: null, name: actor.job }
    case 'stripe':
      return { kind, id: actor.source, name: null }
  }
}
