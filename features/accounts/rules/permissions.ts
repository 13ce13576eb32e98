import { ForbiddenError, NotFoundError } from '@/platform/errors'
import { announceRefusal } from '@/platform/refusals'
import { auditActor, isAnonymous, type Actor } from './actor'

/** What the table is asked by: the role of who is signed in; of others their kind, and whether they hold a link. */
type Party = 'anonymous' | 'guest' | Extract<Actor, { role: string }>['role'] | 'system' | 'stripe'

/** What a request, quote or order is somebody's by. */
export interface TradeObject {
  companyId: string
  requestId: string
}

/** The `where` of such objects that an actor may reach. */
export interface TradeScope {
  OR?: ({ companyId: string } | { requestId: { in: string[] } })[]
}

/** any: whosesoever. company: one's company's. link: that of a secret link this browser opened. */
type Relation = 'any' | 'company' | 'link'

const EVERYBODY = ['anonymous', 'guest', 'member', 'staff', 'admin'] as const
const STAFF = ['staff', 'admin'] as const
const ADMINS = ['admin'] as const
const BUYERS = { guest: ['link'], member: ['company', 'link'] } as const
const BUYERS_AND_STAFF = { ...BUYERS, staff: ['any'], admin: ['any'] } as const

/**
 * Who may what: the one table. A list of parties is a permission as such. Where relations stand, it
 * is one for an object, and can't be asked without it: `may` and `authorize` take the object, and
 * `scopeOf` gives the `where` that finds those objects.
 */
export const PERMISSIONS = {
  'account.enter': EVERYBODY,
  'company.join': ['member'],
  'catalog.read': EVERYBODY,
  'catalog.edit': STAFF,
  'price-list.edit': STAFF,
  'own-price.read': ['member'],
  'list.keep': ['member', ...STAFF],
  'list-view.keep': STAFF,
  'design.keep': EVERYBODY,
  'link.ask': EVERYBODY,
  'request.submit': EVERYBODY,
  'request.attach': BUYERS_AND_STAFF,
  'request.read': BUYERS_AND_STAFF,
  'request.triage': STAFF,
  'quote.read': BUYERS_AND_STAFF,
  'quote.edit': STAFF,
  'quote.send': STAFF,
  'send-limit.set': STAFF,
  'cost.read': STAFF,
  'cost.edit': STAFF,
  'floor.approve': STAFF,
  'duty.approve': STAFF,
  'quote.accept': BUYERS,
  'quote.requote': BUYERS,
  'order.list': STAFF,
  'order.read': BUYERS_AND_STAFF,
  'deposit.pay': BUYERS,
  'payment.settle': ['stripe'],
  'quota.reserve': ['guest', 'member'],
  'tariff.edit': STAFF,
  'tariff.publish': STAFF,
  'freight.edit': STAFF,
  'own-work.set': ADMINS,
  'setting.read': STAFF,
  'setting.edit': ADMINS,
  'setting.money': ADMINS,
  'mail.read': STAFF,
  'mail.open': STAFF,
  'audit.read': STAFF,
  'housekeeping.run': ['system'],
} as const satisfies Record<
  string,
  readonly Party[] | Readonly<Partial<Record<Party, readonly Relation[]>>>
>

type Table = typeof PERMISSIONS
export type Permission = keyof Table
/** Those that are asked for an object. */
export type ObjectPermission = {
  [P in Permission]: Table[P] extends readonly Party[] ? never : P
}[Permission]
export type PlainPermission = Exclude<Permission, ObjectPermission>

/** The actors whom the table gives a permission. */
type Holder<P extends Permission> =
  | Extract<Actor, { role: Parties<P> }>
  | Extract<Actor, { kind: Parties<P> }>
  | ('anonymous' extends Parties<P> ? Extract<Actor, { kind: 'guest' }> : never)
type Parties<P extends Permission> = Table[P] extends readonly (infer Q)[] ? Q : keyof Table[P]

function partyOf(actor: Actor): Party {
  if (isAnonymous(actor)) return 'anonymous'
  return 'role' in actor ? actor.role : actor.kind
}

/** By what an actor may; null where not at all. */
function relationsOf(actor: Actor, permission: Permission): readonly Relation[] | null {
  const row: readonly Party[] | Readonly<Partial<Record<Party, readonly Relation[]>>> =
    PERMISSIONS[permission]
  const party = partyOf(actor)
  if (isList(row)) return row.includes(party) ? ['any'] : null
  return row[party] ?? null
}

const isList = <T, U>(row: readonly T[] | U): row is readonly T[] => Array.isArray(row)

/** What one relation lets an actor reach; null for nothing. The only place where it is told whose something is. */
function reach(actor: Actor, relation: Relation): TradeScope | null {
  switch (relation) {
    case 'any':
      return {}
    case 'company':
      return actor.kind === 'member' && actor.companyId !== null
        ? { OR: [{ companyId: actor.companyId }] }
        : null
    case 'link':
      return 'linkedRequestIds' in actor && actor.linkedRequestIds.length > 0
        ? { OR: [{ requestId: { in: [...actor.linkedRequestIds] } }] }
        : null
  }
}

function scopeBy(actor: Actor, relations: readonly Relation[]): TradeScope {
  const scopes = relations.flatMap((relation) => reach(actor, relation) ?? [])
  if (scopes.some(({ OR }) => !OR)) return {}
  const either = scopes.flatMap(({ OR = [] }) => OR)
  // Prisma takes an empty OR inside an AND for no condition at all: nothing is said by a list that is empty.
  return { OR: either.length > 0 ? either : [{ requestId: { in: [] } }] }
}

/** Whether a scope has an object in it; without one, whether it is bounded by nothing. */
const holds = ({ OR }: TradeScope, object: TradeObject | undefined): boolean =>
  !OR ||
  OR.some((one) =>
    'companyId' in one
      ? one.companyId === object?.companyId
      : object !== undefined && one.requestId.in.includes(object.requestId),
  )

/** Whether an actor has a permission, for the object where it is one for objects. */
export function may(actor: Actor, permission: PlainPermission): boolean
export function may(actor: Actor, permission: ObjectPermission, object: TradeObject): boolean
export function may(actor: Actor, permission: Permission, object?: TradeObject): boolean {
  const relations = relationsOf(actor, permission)
  return relations !== null && holds(scopeBy(actor, relations), object)
}

/**
 * Lets through who has a permission, for the object where it is one for objects. A refusal is recorded.
 * @throws ForbiddenError when the table gives the actor's party no such permission; NotFoundError for
 *   an object of somebody else's, as if it weren't there
 */
export function authorize<P extends PlainPermission>(
  actor: Actor,
  permission: P,
): asserts actor is Holder<P>
export function authorize<P extends ObjectPermission>(
  actor: Actor,
  permission: P,
  object: TradeObject,
): asserts actor is Holder<P>
export function authorize(actor: Actor, permission: Permission, object?: TradeObject): void {
  const relations = relationsOf(actor, permission)
  if (!relations) throw refused(actor, permission)
  if (holds(scopeBy(actor, relations), object)) return
  const objectId = object?.requestId ?? ''
  announceRefusal({
    actor: auditActor(actor),
    action: permission,
    objectType: 'quote_request',
    objectId,
    reason: 'not theirs',
  })
  throw new NotFoundError(`${permission} of ${objectId}`)
}

/**
 * Lets through whose kind the table gives a permission at all: what stands before a command that
 * knows the object, and asks for it with `authorize`.
 * @throws ForbiddenError otherwise; that is recorded
 */
export function authorizeKind(actor: Actor, permission: Permission): void {
  if (!relationsOf(actor, permission)) throw refused(actor, permission)
}

/**
 * The `where` of the objects for which an actor has a permission: the same rule as `may` with an
 * object, for queries. Empty for all; it finds none for a member without company or link.
 * @throws ForbiddenError when the table gives the actor's party no such permission; that is recorded
 */
export function scopeOf(actor: Actor, permission: ObjectPermission): TradeScope {
  const relations = relationsOf(actor, permission)
  if (!relations) throw refused(actor, permission)
  return scopeBy(actor, relations)
}

function refused(actor: Actor, permission: Permission): ForbiddenError {
  const party = partyOf(actor)
  announceRefusal({
    actor: auditActor(actor),
    action: permission,
    objectType: 'permission',
    objectId: permission,
    reason: party,
  })
  return new ForbiddenError(`${party} may not ${permission}`)
}
