import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ForbiddenError, NotFoundError } from '@/platform/errors'
import { onRefusal, type Refusal } from '@/platform/refusals'
import { memberActor, rolesIn, type Actor } from './actor'
import { API_SCOPES, type ApiScope } from './api-scopes'
import { COMPANY_ROLES, type CompanyRole } from './company-roles'
import { STAFF_ROLES, type StaffRole } from './staff-roles'
import {
  authorize,
  may,
  ofCompany,
  PERMISSIONS,
  rolesWith,
  scopeOf,
  type ObjectPermission,
  type Permission,
  type PlainPermission,
  type TradeObject,
} from './permissions'

const COMPANIES = ['aurora', 'borea'] as const
const REQUESTS = ['r1', 'r2', 'r3'] as const
const FOR_OBJECTS = (Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]).filter(
  (permission): permission is ObjectPermission => !Array.isArray(PERMISSIONS[permission]),
)

const links = fc.uniqueArray(fc.constantFrom(...REQUESTS))
const memberships = fc.uniqueArray(
  fc.record({
    companyId: fc.constantFrom(...COMPANIES),
    roles: fc.subarray([...COMPANY_ROLES], { minLength: 1 }),
  }),
  { selector: ({ companyId }) => companyId },
)
const members = fc
  .tuple(memberships, fc.option(fc.constantFrom(...COMPANIES), { nil: undefined }), links)
  .map(([own, looksAt, linkedRequestIds]) =>
    memberActor(
      { userId: 'ana', name: 'Ana', email: 'a@b.example', linkedRequestIds },
      own,
      looksAt,
    ),
  )
const actors: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({ kind: fc.constant('guest' as const), linkedRequestIds: links }),
  members,
  fc.record({
    kind: fc.constant('staff' as const),
    userId: fc.string(),
    name: fc.string(),
    email: fc.string(),
    roles: fc.subarray([...STAFF_ROLES]),
  }),
  fc.record({
    kind: fc.constant('enrolling' as const),
    userId: fc.string(),
    name: fc.string(),
    email: fc.string(),
  }),
  fc.record({
    kind: fc.constant('apiKey' as const),
    keyId: fc.string(),
    name: fc.string(),
    companyId: fc.constantFrom(...COMPANIES),
    scopes: fc.subarray([...API_SCOPES]),
  }),
  fc.record({ kind: fc.constant('system' as const), job: fc.string() }),
  fc.record({ kind: fc.constant('stripe' as const), source: fc.string() }),
)
const objects: fc.Arbitrary<TradeObject> = fc.record({
  companyId: fc.constantFrom(...COMPANIES),
  requestId: fc.option(fc.constantFrom(...REQUESTS)),
})
const permissions = fc.constantFrom(...FOR_OBJECTS)

/** What a `where` finds, evaluated as the database does, from the `where` alone. */
function finds(actor: Actor, permission: ObjectPermission, object: TradeObject): boolean {
  let where: Record<string, unknown>
  try {
    where = { ...scopeOf(actor, permission) }
  } catch (error) {
    if (error instanceof ForbiddenError) return false
    throw error
  }
  const matches = (filter: Record<string, unknown>): boolean =>
    Object.entries(filter).every(([key, value]) => {
      if (key === 'OR') return (value as Record<string, unknown>[]).some(matches)
      const own = object[key as keyof TradeObject]
      const { in: among, notIn } = value as { in?: string[]; notIn?: string[] }
      if (own === null) return false
      return (among?.includes(own) ?? true) && !(notIn?.includes(own) ?? false)
    })
  return matches(where)
}

/**
 * Whose an object is, decided here independently of the table: for buyers, their roles in the object's own company
 * decide, or a link where they have none; for an API key, its company and scopes.
 */
function isTheirs(actor: Actor, permission: ObjectPermission, object: TradeObject): boolean {
  if (actor.kind === 'apiKey')
    return (
      actor.companyId === object.companyId &&
      actor.scopes.some((scope) => OF_SCOPES[scope] === permission)
    )
  if (actor.kind !== 'member' && actor.kind !== 'guest') return false
  const roles = actor.kind === 'member' ? rolesIn(actor, object.companyId) : []
  if (roles.length > 0) return roles.some((role) => OF_ROLES[role].has(permission))
  return (
    LINKED.has(permission) &&
    object.requestId !== null &&
    actor.linkedRequestIds.includes(object.requestId)
  )
}

const READ: ObjectPermission[] = [
  'request.read',
  'quote.read',
  'quote.open',
  'order.read',
  'thread.read',
  'own-company.read',
]
const DEAL: ObjectPermission[] = [
  'request.attach',
  'request.correct',
  'request.withdraw',
  'quote.accept',
  'quote.decline',
  'quote.counter',
  'quote.requote',
  'thread.write',
  'deposit.pay',
  'sample.decide',
  'claim.open',
  'order.ask-cancel',
  'amendment.sign',
]
/** What each role at a company may do with the company's objects. */
const OF_ROLES: Record<CompanyRole, ReadonlySet<ObjectPermission>> = {
  // The house's internal notes are for no company.
  owner: new Set(FOR_OBJECTS.filter((each) => each !== 'thread.note')),
  buyer: new Set([...READ, ...DEAL, 'address.edit']),
  approver: new Set([...READ, 'thread.write', 'acceptance.approve', 'amendment.sign']),
  viewer: new Set(READ),
  finance: new Set([...READ, 'thread.write', 'deposit.pay', 'company-facts.edit', 'address.edit']),
}
/** What each scope of an API key allows, and nothing else. */
const OF_SCOPES: Record<ApiScope, ObjectPermission> = {
  'quotes:read': 'quote.read',
  'orders:read': 'order.read',
}
/** What a secret link lets somebody do who doesn't belong to the company. */
const LINKED = new Set<ObjectPermission>([
  'request.read',
  'quote.read',
  'quote.open',
  'order.read',
  'thread.read',
  ...DEAL,
])

const passes = (work: () => void): boolean => {
  try {
    work()
    return true
  } catch (error) {
    if (error instanceof ForbiddenError || error instanceof NotFoundError) return false
    throw error
  }
}

describe('a permission for an object', () => {
  it('is answered alike by `may`, `authorize` and the `where`', () => {
    fc.assert(
      fc.property(actors, permissions, objects, (actor, permission, object) => {
        const answer = may(actor, permission, object)
        expect(finds(actor, permission, object)).toBe(answer)
        expect(passes(() => authorize(actor, permission, object))).toBe(answer)
      }),
      { numRuns: 2_000 },
    )
  })

  it('belongs to buyers by their role in its company or by link, to the desk where the table says so, and to nobody else', () => {
    fc.assert(
      fc.property(actors, permissions, objects, (actor, permission, object) => {
        const desk =
          actor.kind === 'staff' && actor.roles.some((role) => role in PERMISSIONS[permission])
        expect(may(actor, permission, object)).toBe(desk || isTheirs(actor, permission, object))
      }),
      { numRuns: 2_000 },
    )
  })

  it('can’t be checked without the object, and one without an object takes none', () => {
    const guest: Actor = { kind: 'guest', linkedRequestIds: ['r1'] }
    const object = { companyId: 'aurora', requestId: 'r1' }
    // @ts-expect-error: whose order?
    expect(may(guest, 'order.read')).toBe(false)
    // @ts-expect-error: whose order?
    expect(passes(() => authorize(guest, 'order.read'))).toBe(false)
    // @ts-expect-error: the catalog is nobody's
    expect(may(guest, 'catalog.read', object)).toBe(true)
    // @ts-expect-error: there is no where of the catalog
    expect(passes(() => scopeOf(guest, 'catalog.edit'))).toBe(false)
  })
})

describe('the roles at a company', () => {
  const company = ofCompany('aurora')
  const as = (...roles: CompanyRole[]) =>
    memberActor({ userId: 'ana', name: 'Ana', email: 'a@b.example' }, [
      { companyId: 'borea', roles: ['viewer'] },
      { companyId: 'aurora', roles },
    ])

  it('add up within one company, and grant nothing in another', () => {
    fc.assert(
      fc.property(
        fc.subarray([...COMPANY_ROLES], { minLength: 1 }),
        permissions,
        (roles, permission) => {
          expect(may(as(...roles), permission, company)).toBe(
            roles.some((role) => may(as(role), permission, company)),
          )
          expect(may(as(...roles), permission, ofCompany('borea'))).toBe(
            OF_ROLES.viewer.has(permission),
          )
        },
      ),
    )
  })

  it('tell a colleague that something isn’t theirs to do, and a stranger that it doesn’t exist', () => {
    expect(() => authorize(as('viewer'), 'quote.accept', company)).toThrow(ForbiddenError)
    expect(() => authorize(as('owner'), 'quote.accept', ofCompany('else'))).toThrow(NotFoundError)
  })

  it('follow the selected company where something new is begun', () => {
    const both = (looksAt: string) =>
      memberActor(
        { userId: 'ana', name: 'Ana', email: 'a@b.example' },
        [
          { companyId: 'aurora', roles: ['buyer'] },
          { companyId: 'borea', roles: ['viewer'] },
        ],
        looksAt,
      )
    expect(['aurora', 'borea'].map((id) => may(both(id), 'request.submit'))).toEqual([true, false])
    expect(both('somebody else’s').companyId).toBe('aurora')
    expect(may(memberActor({ userId: 'a', name: 'A', email: 'a' }, []), 'request.submit')).toBe(
      true,
    )
  })
})

const PLAIN = (Object.keys(PERMISSIONS) as Permission[]).filter(
  (permission): permission is PlainPermission => Array.isArray(PERMISSIONS[permission]),
)
const colleague = (...roles: StaffRole[]): Actor => ({
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles,
})
const rights = (actor: Actor) => PLAIN.filter((permission) => may(actor, permission))

describe('the roles of staff', () => {
  it('add up: somebody may do what any of their roles may, and nothing else', () => {
    fc.assert(
      fc.property(fc.subarray([...STAFF_ROLES]), (roles) => {
        const each = new Set(roles.flatMap((role) => rights(colleague(role))))
        for (const right of rights(colleague())) each.add(right)
        expect(new Set(rights(colleague(...roles)))).toEqual(each)
      }),
    )
  })

  it('are those that the table names, with an owner wherever there is any role', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLAIN), (permission) => {
        const holders = rolesWith(permission)
        for (const role of STAFF_ROLES)
          if (!may(colleague(), permission))
            expect(may(colleague(role), permission)).toBe(holders.includes(role))
        expect(holders.length === 0 || holders.includes('owner')).toBe(true)
      }),
    )
  })

  it('leave somebody without roles what every visitor may do, and their own account', () => {
    expect(rights(colleague()).toSorted()).toEqual(
      [...rights({ kind: 'guest', linkedRequestIds: [] }), 'account.secure'].toSorted(),
    )
  })

  it('are worth nothing without a second factor but the shop’s pages and its set-up', () => {
    const enrolling: Actor = {
      kind: 'enrolling',
      userId: 'lin',
      name: 'Lin',
      email: 'lin@fsc.example',
    }
    expect(rights(enrolling).toSorted()).toEqual([
      'account.enter',
      'account.secure',
      'catalog.read',
    ])
  })

  it('let a viewer read everything and change nothing of the house', () => {
    expect(
      rights(colleague('viewer'))
        .filter((right) => !/\.(read|desk|list|keep|enter|secure)$/.test(right))
        .toSorted(),
      // Searching and being shown as present change nothing; the rest is open to every visitor.
    ).toEqual([
      'desk.search',
      'letter.answer',
      'link.ask',
      'presence.say',
      'request.submit',
      'signature.check',
    ])
  })

  it.each<[StaffRole, PlainPermission[], PlainPermission[]]>([
    ['sales', ['quote.send', 'mail.open'], ['send-limit.set', 'catalog.edit', 'duty.approve']],
    ['sales_manager', ['quote.send', 'send-limit.set', 'price-list.edit'], ['duty.approve']],
    ['merchandiser', ['catalog.edit'], ['quote.edit', 'price-list.read', 'tariff.edit']],
    ['tariff_desk', ['tariff.publish', 'duty.approve'], ['quote.send', 'own-work.set']],
    ['finance', ['order.list', 'mail.read'], ['mail.open', 'quote.edit', 'setting.edit']],
    ['owner', ['setting.edit', 'own-work.set', 'quote.send', 'catalog.edit'], ['payment.settle']],
  ])('let %s do what the work requires, and not another’s', (role, theirs, others) => {
    expect(theirs.filter((right) => !may(colleague(role), right))).toEqual([])
    expect(others.filter((right) => may(colleague(role), right))).toEqual([])
  })
})

describe('a refusal', () => {
  afterEach(() => onRefusal(() => undefined))
  const heard = () => {
    const listener = vi.fn<(refusal: Refusal) => void>()
    onRefusal(listener)
    return listener
  }

  it('for a permission names the party that lacks it; a guest without a link is nobody', () => {
    const listener = heard()
    expect(() => authorize({ kind: 'guest', linkedRequestIds: [] }, 'quote.send')).toThrow(
      ForbiddenError,
    )
    expect(() => scopeOf({ kind: 'guest', linkedRequestIds: [] }, 'order.read')).toThrow(
      ForbiddenError,
    )
    expect(() => authorize({ kind: 'system', job: 'nightly' }, 'quote.send')).toThrow(
      ForbiddenError,
    )
    expect(
      listener.mock.calls.map(([{ action, reason, actor }]) => [action, reason, actor.name]),
    ).toEqual([
      ['quote.send', 'anonymous', null],
      ['order.read', 'anonymous', null],
      ['quote.send', 'system', 'nightly'],
    ])
  })

  it('for an object looks as if it didn’t exist, and the record says which it was', () => {
    const listener = heard()
    const guest: Actor = { kind: 'guest', linkedRequestIds: ['r1'] }
    expect(() => authorize(guest, 'deposit.pay', { companyId: 'aurora', requestId: 'r2' })).toThrow(
      NotFoundError,
    )
    expect(listener).toHaveBeenCalledExactlyOnceWith({
      actor: { kind: 'guest', id: null, name: null },
      action: 'deposit.pay',
      objectType: 'quote_request',
      objectId: 'r2',
      reason: 'not theirs',
    })
  })
})
