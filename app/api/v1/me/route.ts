import { me } from '@/features/accounts/api/me'
import { route } from '@/features/accounts/route'
import type { Actor } from '@/features/accounts/rules/actor'
import { hasOwnPrices } from '@/features/price-lists/queries/own-product-prices'

/** The names that browsers have known since before companies had members. */
const VISITOR: Partial<Record<Actor['kind'], 'buyer' | 'staff'>> = {
  member: 'buyer',
  staff: 'staff',
  enrolling: 'staff',
}

/** Which kind of visitor is signed in, and whether their company has prices of its own; nothing else. */
export const GET = route(me, async ({ actor }) => {
  const who = await actor()
  return { kind: VISITOR[who.kind] ?? 'anonymous', ownPrices: await hasOwnPrices(who) }
})
