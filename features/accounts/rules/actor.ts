/**
 * Who is asking. Every query and command takes an actor and checks for itself
 * what this actor may see or do.
 */
export type Actor =
  | { kind: 'anonymous' }
  /** came by secret link: sees those requests, their quotes and orders */
  | { kind: 'guest'; linkedRequestIds: readonly string[] }
  /** signed in: sees the company's, and what secret links opened in this browser */
  | {
      kind: 'member'
      userId: string
      name: string
      email: string
      companyId: string | null
      linkedRequestIds: readonly string[]
    }
  | { kind: 'staff'; userId: string; name: string; email: string }

/**
 * The `where` that limits requests, quotes or orders to what an actor may see.
 * @returns null when the actor may see none at all; `{}` for staff
 */
export function visibleTo(
  actor: Actor,
): { OR?: ({ companyId: string } | { requestId: { in: string[] } })[] } | null {
  if (actor.kind === 'staff') return {}
  if (actor.kind === 'anonymous') return null
  const linked =
    actor.linkedRequestIds.length > 0 ? [{ requestId: { in: [...actor.linkedRequestIds] } }] : []
  const own = actor.kind === 'member' && actor.companyId ? [{ companyId: actor.companyId }] : []
  const either = [...own, ...linked]
  return either.length > 0 ? { OR: either } : null
}

/** An actor's name for a ledger that people read. */
export const nameOf = (actor: Actor): string => ('name' in actor ? actor.name : actor.kind)

/** Name and kind of an actor for the audit trail. */
export function auditActor(actor: Actor): { kind: string; id: string | null; name: string | null } {
  switch (actor.kind) {
    case 'staff':
    case 'member':
      return { kind: actor.kind, id: actor.userId, name: actor.name }
    case 'guest':
      return { kind: 'guest', id: null, name: null }
    case 'anonymous':
      return { kind: 'guest', id: null, name: null }
  }
}
