import { currentActor } from '@/features/accounts/queries/current-actor'
import { MOST_SLUGS, ownPrices } from '@/features/price-lists/queries/own-product-prices'
import { problem } from '@/platform/errors'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

/** Own prices of the signed-in buyer's company for products, `?slugs=a,b`; nothing for everybody else. Kept by nobody on the way. */
export async function GET(request: Request): Promise<Response> {
  const refused = await refuseTooMany('price')
  if (refused) return refused
  const slugs = (new URL(request.url).searchParams.get('slugs') ?? '').split(',').filter(Boolean)
  if (slugs.length > MOST_SLUGS || slugs.some((slug) => !/^[a-z0-9-]{1,80}$/.test(slug)))
    return problem(
      422,
      'InvalidInputError',
      `slugs: at most ${MOST_SLUGS}, of small letters, digits and hyphens`,
    )
  return Response.json(await ownPrices(await currentActor(), slugs), {
    headers: { 'cache-control': 'private, no-store', vary: 'cookie' },
  })
}
