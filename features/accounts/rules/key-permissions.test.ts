import { describe, expect, it } from 'vitest'
import { ForbiddenError, NotFoundError } from '@/platform/errors'
import { aMember } from '@/tests/support/a-member'
import type { Actor } from './actor'
import { API_SCOPES, type ApiScope } from './api-scopes'
import {
  authorize,
  may,
  ofCompany,
  PERMISSIONS,
  type ObjectPermission,
  type Permission,
  type PlainPermission,
} from './permissions'

const ALL = Object.keys(PERMISSIONS) as Permission[]
const isPlain = (permission: Permission): permission is PlainPermission =>
  Array.isArray(PERMISSIONS[permission])
const OF_OBJECTS = ALL.filter((each): each is ObjectPermission => !isPlain(each))

const key = (...scopes: ApiScope[]): Actor => ({
  kind: 'apiKey',
  keyId: 'k',
  name: 'ERP',
  companyId: 'aurora',
  scopes,
})
const aurora = ofCompany('aurora')

describe('a key of a company’s program', () => {
  it('reads no more than who only looks at the company, and has no permission but for objects', () => {
    const all = key(...API_SCOPES)
    const viewer = aMember({ companyId: 'aurora', roles: ['viewer'] })
    const own = OF_OBJECTS.filter((each) => may(all, each, aurora))
    expect(own.toSorted()).toEqual(['order.read', 'quote.read'])
    expect(own.filter((each) => !may(viewer, each, aurora))).toEqual([])
    expect(ALL.filter(isPlain).filter((each) => may(all, each))).toEqual([])
  })

  it('is refused what it wasn’t made for, and finds nothing of another company', () => {
    expect(() => authorize(key('orders:read'), 'quote.read', aurora)).toThrow(ForbiddenError)
    expect(() => authorize(key(), 'order.read', aurora)).toThrow(ForbiddenError)
    expect(() => authorize(key('orders:read'), 'order.read', ofCompany('borea'))).toThrow(
      NotFoundError,
    )
  })
})
