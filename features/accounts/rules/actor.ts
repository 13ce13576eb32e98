import type { ApiScope } from './api-scopes'
import type { CompanyRole, Membership } from './company-roles'
import type { StaffRole } from './staff-roles'

/**
 * Who acts. Every query takes an actor and every command a context with one, and each checks the permission table
 * itself.
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
      /** the companies that they belong to; none until they verify an address that a company is known by */
      memberships: readonly Membership[]
      /**
       * The company in whose name they begin something new and whose prices they see; null without any. What exists
       * already is decided by its own company and their role there.
       */
      companyId: string | null
      linkedRequestIds: readonly string[]
    }
  /** one of the staff, with all of their roles */
  | {
      kind: 'staff'
      userId: string
      name: string
      email: string
      roles: readonly StaffRole[]
    }
  /** one of the staff without the second factor that the desk requires: can only set it up */
  | { kind: 'enrolling'; userId: string; name: string; email: string }
  /** a company's own software with an API key: reads what the key's scopes allow, of that company only */
  | {
      kind: 'apiKey'
      keyId: string
      /** as its company named it */
      name: string
      companyId: string
      scopes: readonly ApiScope[]
    }
  /** the site itself, under the name of the running job */
  | { kind: 'system'; job: string }
  /** Stripe, by the id of the event or checkout page that reported something */
  | { kind: 'stripe'; source: string }

/** The actor for one of the staff, from their row of `user`. */
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
 * The actor for a buyer.
 * @param looksAt the company that they last selected: used while they still belong to it, otherwise the first
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

/** An actor's roles at a company; none for whoever doesn't belong to it. */
export const rolesIn = (actor: Actor, companyId: string | null): readonly CompanyRole[] =>
  (actor.kind === 'member' && companyId !== null
    ? actor.memberships.find((each) => each.companyId === companyId)?.roles
    : undefined) ?? []

/** Whether nothing at all is known about the actor: no session, no secret link. */
export const isAnonymous = (actor: Actor): boolean =>
  actor.kind === 'guest' && actor.linkedRequestIds.length === 0

/** An actor's name for a record that people read. */
export const nameOf = (actor: Actor): string => auditActor(actor).name ?? actor.kind

/** Kind, id and name of an actor for the audit trail. Older rows say `buyer` for members. */
export function auditActor(actor: Actor): { kind: string; id: string | null; name: string | null } {
  const { kind } = actor
  switch (kind) {
    case 'staff':
    case 'member':
      return { kind, id: actor.userId, name: actor.name }
    case 'enrolling':
      return { kind: 'staff', id: actor.userId, name: actor.name }
    case 'apiKey':
      return { kind, id: actor.keyId, name: actor.name }
    case 'guest':
      return { kind, id: null, name: null }
    case 'system':
      return { kind, id: null, name: actor.job }
    case 'stripe':
      return { kind, id: actor.source, name: null }
  }
}
