import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, request, test } from 'playwright/test'
import { STAFF_ROLES, type StaffRole } from '../../features/accounts/rules/staff-roles'
import { DOORS } from './door-table'

// Every page and every file of the desk, requested by one person of each role; by fetch, which is
// fast. Permissions of actions and commands are tested in tests/integration/access*.test.ts.

const BASE = process.env.BASE_URL ?? 'http://localhost:3000'

const SALES: StaffRole[] = ['owner', 'sales', 'sales_manager']
const MERCHANDISERS: StaffRole[] = ['owner', 'merchandiser']
const PRICES: StaffRole[] = [...SALES, 'finance', 'viewer']
const COSTS: StaffRole[] = [...SALES, 'merchandiser', 'finance']
const MAIL: StaffRole[] = [...SALES, 'finance']
const FREIGHT: StaffRole[] = ['owner', 'sales_manager', 'finance']
const BOOKS: StaffRole[] = ['owner', 'finance', 'viewer']
const TARIFF_DESK: StaffRole[] = ['owner', 'tariff_desk']

/**
 * The roles for a page or route, with everything below it, where it isn't every role's.
 * Deliberately not read from the site's table.
 */
const OF_ROLES: Record<string, StaffRole[]> = {
  '/staff/catalog/change': MERCHANDISERS,
  '/staff/catalog/new': MERCHANDISERS,
  '/staff/catalog/pictures': MERCHANDISERS,
  '/staff/companies/none/merge': ['owner', 'sales_manager'],
  '/staff/costs': COSTS,
  '/staff/costs/import': ['owner', 'merchandiser', 'finance'],
  '/staff/finance': BOOKS,
  '/staff/freight/import': FREIGHT,
  '/staff/mail': MAIL,
  '/staff/price-lists': PRICES,
  '/staff/price-lists/new': ['owner', 'sales_manager'],
  '/staff/settings/developers': ['owner'],
  '/staff/settings/people': ['owner'],
  '/staff/tariffs/change': TARIFF_DESK,
  '/staff/tariffs/import': TARIFF_DESK,
  '/staff/tariffs/new': TARIFF_DESK,
  '/staff/transfers': ['owner', 'finance'],
  '/api/staff/companies': PRICES,
  '/api/staff/costs/entries': COSTS,
  '/api/staff/freight-rates': FREIGHT,
  '/api/staff/export-refund': BOOKS,
  '/api/staff/ledger': BOOKS,
  '/api/staff/price-lists': PRICES,
  '/api/staff/sample-statement': ['owner', 'finance'],
  '/api/staff/orders': SALES,
  '/api/staff/quotes': SALES,
}

const rolesOf = (address: string): readonly StaffRole[] => {
  const [path] = address.split('?')
  const rows = Object.entries(OF_ROLES).filter(([start]) => `${path}/`.startsWith(`${start}/`))
  return rows.toSorted(([a], [b]) => b.length - a.length)[0]?.[1] ?? STAFF_ROLES
}

/** Public pages are in the others' tests: these are the desk's own. */
const ADDRESSES = DOORS.filter(({ address }) => /^\/(api\/)?staff/.test(address)).map(
  ({ address }) => address,
)

interface SignIn {
  does: string
  email: string
  password: string
}

const SIGN_INS = JSON.parse(
  readFileSync(path.join(process.env.DATA_DIR ?? '.data', 'demo-sign-ins.json'), 'utf8'),
) as SignIn[]

for (const role of STAFF_ROLES)
  test(`a colleague of the role ${role} opens what is theirs, and of all else is told whose it is`, async () => {
    const { email, password } = SIGN_INS.find(({ does }) => does === role) ?? {}
    const desk = await request.newContext({ baseURL: BASE, extraHTTPHeaders: { origin: BASE } })
    const entered = await desk.post('/api/auth/sign-in/email', { data: { email, password } })
    expect(entered.status()).toBe(200)
    const wrong: string[] = []
    for (const address of ADDRESSES) {
      const answer = await desk.get(address, { maxRedirects: 0 })
      const status = answer.status()
      const isReserved =
        status === 403 ||
        (address.startsWith('/staff') && (await answer.text()).includes('data-reserved'))
      // 405: it accepts what is sent, and returns nothing.
      if (status >= 500 || (status !== 405 && isReserved === rolesOf(address).includes(role)))
        wrong.push(`${address}: ${status}${isReserved ? ', reserved' : ''}`)
    }
    await desk.dispose()
    expect(wrong).toEqual([])
  })
