import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ForbiddenError, NotFoundError } from '@/platform/errors'
import { onRefusal, type Refusal } from '@/platform/refusals'
import type { Actor } from './actor'
import { STAFF_ROLES, type StaffRole } from './staff-roles'
import {
  authorize,
  may,
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
const actors: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({ kind: fc.constant('guest' as const), linkedRequestIds: links }),
  fc.record({
    kind: fc.constant('member' as const),
    userId: fc.string(),
    name: fc.string(),
    email: fc.string(),
    companyId: fc.option(fc.constantFrom(...COMPANIES)),
    role: fc.constant('member' as const),
    linkedRequestIds: links,
  }),
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
  fc.record({ kind: fc.constant('system' as const), job: fc.string() }),
  fc.record({ kind: fc.constant('stripe' as const), source: fc.string() }),
)
const objects: fc.Arbitrary<TradeObject> = fc.record({
  companyId: fc.constantFrom(...COMPANIES),
  requestId: fc.constantFrom(...REQUESTS),
})
const permissions = fc.constantFrom(...FOR_OBJECTS)

/** What a `where` finds, worked out as the database does, from the `where` alone. */
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
      return typeof value === 'string'
        ? own === value
        : (value as { in: string[] }).in.includes(own)
    })
  return matches(where)
}

/** Whose an object is, said anew and not by the table: the buyer's side by company or link, the desk by its work. */
const isTheirs = (actor: Actor, { companyId, requestId }: TradeObject): boolean =>
  (actor.kind === 'member' && actor.companyId === companyId) ||
  ((actor.kind === 'member' || actor.kind === 'guest') &&
    actor.linkedRequestIds.includes(requestId))

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
  it('is answered alike by the question, the demand and the where', () => {
    fc.assert(
      fc.property(actors, permissions, objects, (actor, permission, object) => {
        const answer = may(actor, permission, object)
        expect(finds(actor, permission, object)).toBe(answer)
        expect(passes(() => authorize(actor, permission, object))).toBe(answer)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is the buyer’s own by company or link, the desk’s where the desk has it, and nobody else’s', () => {
    fc.assert(
      fc.property(actors, permissions, objects, (actor, permission, object) => {
        const desk =
          actor.kind === 'staff' && actor.roles.some((role) => role in PERMISSIONS[permission])
        expect(may(actor, permission, object)).toBe(desk || isTheirs(actor, object))
      }),
      { numRuns: 2_000 },
    )
  })

  it('can’t be asked without it, and one without an object takes none', () => {
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
  it('add up: what any of them may, and nothing else', () => {
    fc.assert(
      fc.property(fc.subarray([...STAFF_ROLES]), (roles) => {
        const each = new Set(roles.flatMap((role) => rights(colleague(role))))
        for (const right of rights(colleague())) each.add(right)
        expect(new Set(rights(colleague(...roles)))).toEqual(each)
      }),
    )
  })

  it('are named by the table as who may, and an owner is among them wherever any role is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLAIN), (permission) => {
        const named = rolesWith(permission)
        for (const role of STAFF_ROLES)
          if (!may(colleague(), permission))
            expect(may(colleague(role), permission)).toBe(named.includes(role))
        expect(named.length === 0 || named.includes('owner')).toBe(true)
      }),
    )
  })

  it('leave who has none what every visitor has, and their own account', () => {
    expect(rights(colleague()).toSorted()).toEqual(
      [...rights({ kind: 'guest', linkedRequestIds: [] }), 'account.secure'].toSorted(),
    )
  })

  it('open nothing to who has no second factor yet: the shop’s pages, and what sets it up', () => {
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

  it('let a viewer read and change nothing of the house', () => {
    expect(
      rights(colleague('viewer'))
        .filter((right) => !/\.(read|desk|list|keep|enter|secure)$/.test(right))
        .toSorted(),
      // To look for something and to be seen at it change nothing.
    ).toEqual(['desk.search', 'link.ask', 'presence.say', 'request.submit'])
  })

  it.each<[StaffRole, PlainPermission[], PlainPermission[]]>([
    ['sales', ['quote.send', 'mail.open'], ['send-limit.set', 'catalog.edit', 'duty.approve']],
    ['sales_manager', ['quote.send', 'send-limit.set', 'price-list.edit'], ['duty.approve']],
    ['merchandiser', ['catalog.edit'], ['quote.edit', 'price-list.read', 'tariff.edit']],
    ['tariff_desk', ['tariff.publish', 'duty.approve'], ['quote.send', 'own-work.set']],
    ['finance', ['order.list', 'mail.read'], ['mail.open', 'quote.edit', 'setting.edit']],
    ['owner', ['setting.edit', 'own-work.set', 'quote.send', 'catalog.edit'], ['payment.settle']],
  ])('%s may what the work asks, and not another’s', (role, theirs, others) => {
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

  it('of a right tells the party that lacks it, a guest without a link being nobody', () => {
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

  it('of an object looks like none at all, and tells which it was', () => {
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
