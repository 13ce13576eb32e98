import { plainRoute } from '@/features/accounts/route'

/** Alive: this process answers. For balancers, which are never refused. */
export const GET = plainRoute({ id: 'alive', rate: null }, () =>
  Response.json({ status: 'alive' }, { headers: { 'cache-control': 'no-store' } }),
)
