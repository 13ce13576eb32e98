import { currentActor } from '@/features/accounts/queries/current-actor'
import type { Actor } from '@/features/accounts/rules/actor'
import { hasOwnPrices } from '@/features/price-lists/queries/own-product-prices'

/** As browsers have known them since before companies had members. */
const VISITOR: Partial<Record<Actor['kind'], string>> = { member: 'buyer', staff: 'staff' }

/** Which kind of visitor this browser is signed in as, and whether their company has prices of its own; nothing else. */
export async function GET(): Promise<Response> {
  const actor = await currentActor()
  return Response.json(
    { kind: VISITOR[actor.kind] ?? 'anonymous', ownPrices: await hasOwnPrices(actor) },
    { headers: { 'cache-control': 'private, no-store' } },
  )
}
