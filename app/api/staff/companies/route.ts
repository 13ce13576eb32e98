import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { searchCompanies, searchGroups } from '@/features/price-lists/queries/companies'
import { operation } from '@/platform/api/operation'

const findCompanies = operation({
  id: 'findCompanies',
  method: 'GET',
  path: '/api/staff/companies',
  audience: 'staff',
  query: z.object({ q: z.string().default(''), kind: z.string().optional() }),
  rate: { limit: 'desk' },
  cache: 'private, no-store',
})

/** Companies, or groups with `kind=groups`, by a part of their name, for staff to choose from. */
export const GET = route(
  findCompanies,
  async ({ actor, query: { q, kind } }) => {
    const part = q.slice(0, 80).replaceAll('\0', '')
    return kind === 'groups'
      ? searchGroups(await actor(), part)
      : searchCompanies(await actor(), part)
  },
  'price-list.read',
)
