import { ForbiddenError, NotFoundError } from '@/platform/errors'
import { announceRefusal } from '@/platform/refusals'
import { auditActor, isAnonymous, rolesIn, type Actor } from './actor'
import { COMPANY_ROLES } from './company-roles'
import { asKeyParty, asParty, type CompanyParty, type KeyParty, type Party } from './parties'
import { STAFF_ROLES, type StaffRole } from './staff-roles'

/** What decides to whom a request, quote or order belongs. */
export interface TradeObject {
  companyId: string
  /** null for what belongs to the company and to no request: its people, its addresses */
  requestId: string | null
}

/** An object that belongs to the company itself. */
export const ofCompany = (companyId: string): TradeObject => ({ companyId, requestId: null })

/** The `where` of the objects that an actor may reach. */
export interface TradeScope {
  OR?: (
    | { companyId: { in: string[] } }
    /** a link adds nothing in a company where the actor has roles: those decide there */
    | { requestId: { in: string[] }; companyId?: { notIn: string[] } }
  )[]
}

/**
 * any: everybody's. company: where the actor has the role. link: by a secret link opened here, outside the actor's
 * companies.
 */
type Relation = 'any' | 'company' | 'link'

const EVERYBODY = ['anonymous', 'guest', 'member', 'staff'] as const
/** The desk's people on their way to the second factor see what everybody sees, and their own account. */
const ALSO_ENROLLING = [...EVERYBODY, 'enrolling'] as const
/** Every role reads what the work of the house consists of. */
const DESK = STAFF_ROLES
/** An owner may do what any role may, so that a house of one person works. */
const OWNERS = ['owner'] as const
const SALES = ['owner', 'sales', 'sales_manager'] as const
const SALES_MANAGERS = ['owner', 'sales_manager'] as const
const MERCHANDISERS = ['owner', 'merchandiser'] as const
const TARIFF_DESK = ['owner', 'tariff_desk'] as const
const COSTING = ['owner', 'merchandiser', 'finance'] as const
const COST_READERS = [...COSTING, 'sales', 'sales_manager'] as const
/** Holders of a secret link of a company that they don't belong to: it was sent to them to read and to sign. */
const LINKED = { guest: ['link'], member: ['link'] } as const
/** Those who act in a company's name. */
const BUYERS = { ...LINKED, 'company:owner': ['company'], 'company:buyer': ['company'] } as const
const PAYERS = { ...BUYERS, 'company:finance': ['company'] } as const
/** Those who manage a company's data and its money. */
const TREASURERS = { 'company:owner': ['company'], 'company:finance': ['company'] } as const
const APPROVERS = { 'company:owner': ['company'], 'company:approver': ['company'] } as const
/** Everybody at a company may read what belongs to it. */
const COLLEAGUES = {
  'company:owner': ['company'],
  'company:buyer': ['company'],
  'company:approver': ['company'],
  'company:viewer': ['company'],
  'company:finance': ['company'],
} as const
const ANY_COLLEAGUE = COMPANY_ROLES.map((role): CompanyParty => `company:${role}`)
const DESK_SALES = { owner: ['any'], sales: ['any'], sales_manager: ['any'] } as const
const BUYERS_AND_SALES = { ...BUYERS, ...DESK_SALES } as const
const READERS_AND_DESK = {
  ...LINKED,
  ...COLLEAGUES,
  ...DESK_SALES,
  merchandiser: ['any'],
  tariff_desk: ['any'],
  finance: ['any'],
  viewer: ['any'],
} as const

/** A scope reads what everybody at the company reads; none stands where somebody signs, pays or writes. */
const QUOTE_KEYS = { 'key:quotes:read': ['company'] } as const
const ORDER_KEYS = { 'key:orders:read': ['company'] } as const

/** Those who may write about a trade: at the company everybody but viewers. */
const TALKERS = {
  ...BUYERS_AND_SALES,
  'company:approver': ['company'],
  'company:finance': ['company'],
} as const
/** Those who may write the house's internal notes: everybody but viewers. */
const NOTERS = {
  ...DESK_SALES,
  merchandiser: ['any'],
  tariff_desk: ['any'],
  finance: ['any'],
} as const

/**
 * Who may do what: the one table. With a list of parties it is a plain permission. With relations it is a permission
 * for objects and can't be checked without one: `may` and `authorize` take the object, and `scopeOf` returns the
 * `where` that finds those objects.
 */
export const PERMISSIONS = {
  'account.enter': ALSO_ENROLLING,
  'account.secure': ['member', 'staff', 'enrolling'],
  'company.join': ['member'],
  'catalog.read': ALSO_ENROLLING,
  'company.read': DESK,
  'company.edit': SALES,
  'company.note': ['owner', 'sales', 'sales_manager', 'merchandiser', 'tariff_desk', 'finance'],
  'company.merge': SALES_MANAGERS,
  'catalog.desk': DESK,
  'catalog.edit': MERCHANDISERS,
  'price-list.read': ['owner', 'sales', 'sales_manager', 'finance', 'viewer'],
  'price-list.edit': SALES_MANAGERS,
  'own-price.read': ANY_COLLEAGUE,
  'own-company.read': COLLEAGUES,
  'company-facts.edit': { ...TREASURERS, ...DESK_SALES },
  'address.edit': { ...TREASURERS, 'company:buyer': ['company'], ...DESK_SALES },
  'own-people.manage': { 'company:owner': ['company'] },
  'api-key.manage': { 'company:owner': ['company'] },
  'acceptance.approve': APPROVERS,
  'list.keep': ['member', ...DESK],
  'list-view.keep': DESK,
  'design.keep': EVERYBODY,
  'link.ask': EVERYBODY,
  'signature.check': EVERYBODY,
  'letter.answer': EVERYBODY,
  'request.submit': ['anonymous', 'guest', 'staff', 'alone', 'company:owner', 'company:buyer'],
  'request.attach': BUYERS_AND_SALES,
  'request.read': READERS_AND_DESK,
  'request.correct': BUYERS,
  'request.withdraw': BUYERS,
  'request.list': DESK,
  'thread.read': READERS_AND_DESK,
  'thread.write': TALKERS,
  'thread.note': NOTERS,
  'request.handle': SALES,
  'presence.say': DESK,
  'notification.read': DESK,
  'follow-up.keep': DESK,
  'quote.read': { ...READERS_AND_DESK, ...QUOTE_KEYS },
  'quote.list': DESK,
  'quote.edit': SALES,
  'quote.send': SALES,
  'send-limit.set': SALES_MANAGERS,
  'cost.read': COST_READERS,
  'cost.edit': COSTING,
  'floor.approve': SALES_MANAGERS,
  'discount.approve': SALES_MANAGERS,
  'duty.approve': TARIFF_DESK,
  'quote.accept': BUYERS,
  'quote.decline': BUYERS,
  'quote.counter': BUYERS,
  'quote.requote': BUYERS,
  'quote.open': { ...LINKED, ...COLLEAGUES },
  'quote.record-answer': SALES,
  'order.list': DESK,
  'order.read': { ...READERS_AND_DESK, ...ORDER_KEYS },
  'order.fulfil': MERCHANDISERS,
  'order.cancel': SALES,
  'order.ask-cancel': BUYERS,
  'order.amend': SALES,
  'amendment.sign': { ...BUYERS, 'company:approver': ['company'] },
  'order.hold': ['owner', 'sales', 'sales_manager', 'merchandiser', 'finance'],
  'capacity.read': DESK,
  'capacity.plan': ['owner', 'merchandiser', 'sales_manager'],
  'interest.bill': ['owner', 'finance'],
  'claim.open': BUYERS,
  'claim.answer': ['owner', 'sales', 'sales_manager', 'merchandiser'],
  'true-up.record': ['owner', 'tariff_desk', 'finance'],
  'order.papers': ['owner', 'merchandiser', 'sales', 'sales_manager', 'finance'],
  'export.record': COSTING,
  'deposit.pay': PAYERS,
  'sample.handle': ['owner', 'sales', 'sales_manager', 'merchandiser'],
  'sample.decide': BUYERS,
  'payment.settle': ['stripe'],
  'payment.watch': ['owner', 'finance'],
  'payment.refund': ['owner', 'finance'],
  'dispute.answer': ['owner', 'finance'],
  'stripe.compare': ['owner', 'finance', 'system'],
  'transfer.match': ['owner', 'finance'],
  'ledger.read': ['owner', 'finance', 'viewer'],
  'ledger.close': ['owner', 'finance'],
  'credit.issue': ['owner', 'finance'],
  'credit.set': ['owner', 'finance'],
  'statement.issue': ['owner', 'finance'],
  'quota.reserve': ['guest', 'member', ...SALES],
  'tariff.read': DESK,
  'tariff.edit': TARIFF_DESK,
  'tariff.publish': TARIFF_DESK,
  'freight.read': DESK,
  'freight.edit': ['owner', 'sales_manager', 'finance'],
  'own-work.set': OWNERS,
  'setting.read': DESK,
  'setting.edit': OWNERS,
  'setting.money': ['owner', 'finance'],
  'system.read': OWNERS,
  'mail.read': ['owner', 'sales', 'sales_manager', 'finance'],
  'mail.open': SALES,
  'people.manage': OWNERS,
  'activity.read': DESK,
  'desk.search': DESK,
  'figures.read': DESK,
  'audit.read': ['owner', 'finance'],
  'housekeeping.run': ['system'],
} as const satisfies Record<
  string,
  readonly Party[] | Readonly<Partial<Record<Party, readonly Relation[]>>>
>

type Table = typeof PERMISSIONS
export type Permission = keyof Table
/** Permissions that are checked for an object. */
export type ObjectPermission = {
  [P in Permission]: Table[P] extends readonly Party[] ? never : P
}[Permission]
export type PlainPermission = Exclude<Permission, ObjectPermission>

/** The actors to whom the table gives a permission. */
type Holder<P extends Permission> =
  | Extract<Actor, { kind: Parties<P> }>
  | ([Extract<Parties<P>, StaffRole>] extends [never] ? never : Extract<Actor, { kind: 'staff' }>)
  | ('anonymous' extends Parties<P> ? Extract<Actor, { kind: 'guest' }> : never)
  | ([Extract<Parties<P>, CompanyParty | 'alone'>] extends [never]
      ? never
      : Extract<Actor, { kind: 'member' }>)
  | ([Extract<Parties<P>, KeyParty>] extends [never] ? never : Extract<Actor, { kind: 'apiKey' }>)
type Parties<P extends Permission> = Table[P] extends readonly (infer Q)[] ? Q : keyof Table[P]

/**
 * The parties that an actor belongs to. For buyers, a plain permission follows their roles in the selected company, in
 * whose name something is begun; a permission for objects follows their roles in any company, and `reach` decides which
 * objects.
 */
function partiesOf(actor: Actor, permission: Permission): readonly Party[] {
  if (isAnonymous(actor)) return ['anonymous']
  if (actor.kind === 'staff') return ['staff', ...actor.roles]
  if (actor.kind === 'apiKey') return [actor.kind, ...actor.scopes.map(asKeyParty)]
  if (actor.kind !== 'member') return [actor.kind]
  if (actor.companyId === null) return ['member', 'alone']
  const roles = isList<Party, unknown>(PERMISSIONS[permission])
    ? rolesIn(actor, actor.companyId)
    : [...new Set(actor.memberships.flatMap((each) => each.roles))]
  return ['member', ...roles.map(asParty)]
}

type Row = readonly Party[] | Readonly<Partial<Record<Party, readonly Relation[]>>>

/** How somebody reaches an object: the relation, and the party that has it. */
interface Way {
  party: Party
  relation: Relation
}

const relationsIn = (row: Row, party: Party): readonly Relation[] | null =>
  isList(row) ? (row.includes(party) ? ['any'] : null) : (row[party] ?? null)

/** The ways in which an actor has a permission, through any of their parties; null for none. */
function waysOf(actor: Actor, permission: Permission): readonly Way[] | null {
  const found = partiesOf(actor, permission).flatMap((party) =>
    (relationsIn(PERMISSIONS[permission], party) ?? []).map((relation) => ({ party, relation })),
  )
  return found.length > 0 ? found : null
}

/** The staff roles that have a permission, whom a refused colleague can ask. */
export const rolesWith = (permission: Permission): StaffRole[] =>
  STAFF_ROLES.filter((role) => relationsIn(PERMISSIONS[permission], role) !== null)

const isList = <T, U>(row: readonly T[] | U): row is readonly T[] => Array.isArray(row)

/** The objects that one way reaches; null for none. The only place that decides whose something is. */
function reach(actor: Actor, { party, relation }: Way): TradeScope | null {
  switch (relation) {
    case 'any':
      return {}
    case 'company': {
      // A key belongs to one company; whether it has the party was asked before.
      if (actor.kind === 'apiKey') return { OR: [{ companyId: { in: [actor.companyId] } }] }
      const within = companiesOf(actor).filter((companyId) =>
        rolesIn(actor, companyId).some((role) => asParty(role) === party),
      )
      return within.length > 0 ? { OR: [{ companyId: { in: within } }] } : null
    }
    case 'link': {
      if (!('linkedRequestIds' in actor) || actor.linkedRequestIds.length === 0) return null
      const requestId = { in: [...actor.linkedRequestIds] }
      const own = companiesOf(actor)
      return { OR: [own.length > 0 ? { requestId, companyId: { notIn: own } } : { requestId }] }
    }
  }
}

const companiesOf = (actor: Actor): string[] =>
  actor.kind === 'member' ? actor.memberships.map(({ companyId }) => companyId) : []

function scopeBy(actor: Actor, ways: readonly Way[]): TradeScope {
  const scopes = ways.flatMap((way) => reach(actor, way) ?? [])
  if (scopes.some(({ OR }) => !OR)) return {}
  const either = scopes.flatMap(({ OR = [] }) => OR)
  // Prisma treats an empty OR inside an AND as no condition at all, so that an empty list must say that nothing
  // matches.
  return { OR: either.length > 0 ? either : [{ requestId: { in: [] } }] }
}

/** Whether a scope contains an object; without one, whether the scope is unbounded. */
const holds = ({ OR }: TradeScope, object: TradeObject | undefined): boolean =>
  !OR ||
  (object !== undefined &&
    OR.some((one) =>
      'requestId' in one
        ? object.requestId !== null &&
          one.requestId.in.includes(object.requestId) &&
          !(one.companyId?.notIn ?? []).includes(object.companyId)
        : one.companyId.in.includes(object.companyId),
    ))

/** Whether an actor has a permission, for an object where it is one for objects. */
export function may(actor: Actor, permission: PlainPermission): boolean
export function may(actor: Actor, permission: ObjectPermission, object: TradeObject): boolean
export function may(actor: Actor, permission: Permission, object?: TradeObject): boolean {
  const ways = waysOf(actor, permission)
  return ways !== null && holds(scopeBy(actor, ways), object)
}

/**
 * Lets an actor through who has a permission, for an object where it is one for objects. A refusal is recorded.
 * @throws ForbiddenError where the table gives the actor's party no such permission, or their roles in the object's own
 *   company don't; NotFoundError for somebody else's object, as if it didn't exist
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
  const ways = waysOf(actor, permission)
  if (!ways) throw refused(actor, permission)
  if (holds(scopeBy(actor, ways), object)) return
  // A colleague knows that it exists: they are told that it isn't theirs to do.
  if (rolesIn(actor, object?.companyId ?? null).length > 0) throw refused(actor, permission)
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
 * Lets an actor through whose kind has a permission at all: a first check in a command that then finds the object and
 * checks it with `authorize`.
 * @throws ForbiddenError otherwise; that is recorded
 */
export function authorizeKind(actor: Actor, permission: Permission): void {
  if (!waysOf(actor, permission)) throw refused(actor, permission)
}

/**
 * The `where` of the objects for which an actor has a permission: the same rule as `may` with an object, for queries.
 * Empty for all; it finds none for a member without company or link.
 * @throws ForbiddenError where the table gives the actor's party no such permission; that is recorded
 */
export function scopeOf(actor: Actor, permission: ObjectPermission): TradeScope {
  const ways = waysOf(actor, permission)
  if (!ways) throw refused(actor, permission)
  return scopeBy(actor, ways)
}

function refused(actor: Actor, permission: Permission): ForbiddenError {
  const party = partiesOf(actor, permission).join(' ')
  announceRefusal({
    actor: auditActor(actor),
    action: permission,
    objectType: 'permission',
    objectId: permission,
    reason: party,
  })
  return new ForbiddenError(
    `${party} may not ${permission}`,
    actor.kind === 'staff' || actor.kind === 'member',
  )
}
