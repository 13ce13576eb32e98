/**
 * Who is asking. Every query and command takes a viewer and checks for itself
 * what this viewer may see or do.
 */
export type Viewer =
  | { kind: 'anonymous' }
  /** came by secret link: sees those requests, their quotes and orders */
  | { kind: 'guest'; linkedRequestIds: readonly string[] }
  /** signed in: sees the company's, and what secret links opened in this browser */
  | {
      kind: 'buyer'
      userId: string
      name: string
      email: string
      companyId: string | null
      linkedRequestIds: readonly string[]
    }
  | { kind: 'staff'; userId: string; name: string; email: string }

/**
 * The `where` that limits requests, quotes or orders to what a viewer may see.
 * @returns null when the viewer may see none at all; `{}` for staff
 */
export function visibleTo(
  viewer: Viewer,
): { OR?: ({ companyId: string } | { requestId: { in: string[] } })[] } | null {
  if (viewer.kind === 'staff') return {}
  if (viewer.kind === 'anonymous') return null
  const linked =
    viewer.linkedRequestIds.length > 0 ? [{ requestId: { in: [...viewer.linkedRequestIds] } }] : []
  const own = viewer.kind === 'buyer' && viewer.companyId ? [{ companyId: viewer.companyId }] : []
  const either = [...own, ...linked]
  return either.length > 0 ? { OR: either } : null
}

/** A viewer's name for a ledger that people read. */
export const nameOf = (viewer: Viewer): string => ('name' in viewer ? viewer.name : viewer.kind)

/** Name and kind of a viewer for the audit trail. */
export function actorOf(viewer: Viewer): { kind: string; id: string | null; name: string | null } {
  switch (viewer.kind) {
    case 'staff':
    case 'buyer':
      return { kind: viewer.kind, id: viewer.userId, name: viewer.name }
    case 'guest':
      return { kind: 'guest', id: null, name: null }
    case 'anonymous':
      return { kind: 'guest', id: null, name: null }
  }
}
