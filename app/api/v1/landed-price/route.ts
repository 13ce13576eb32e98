import { z } from 'zod'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { landedPriceOf, priceCurveOf } from '@/features/catalog/queries/landed-prices'
import { withOwnPrices } from '@/features/catalog/rules/own-prices'
import { getProduct } from '@/features/catalog/queries/products'
import { ownPrices } from '@/features/price-lists/queries/own-product-prices'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { DESTINATIONS, INCOTERMS } from '@/features/tariffs/schema'
import { routing } from '@/i18n/routing'
import { invalidInput, InvalidInputError, problem } from '@/platform/errors'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

const question = z.object({
  slug: z.string().max(120),
  quantity: z.coerce.number().int().min(1).max(1_000_000),
  finish: z.string().max(40).default(''),
  sku: z.string().max(64).default(''),
  options: z.string().max(200).default(''),
  destination: z.enum(DESTINATIONS).default('US'),
  incoterm: z.enum(INCOTERMS).default('DDP'),
  origin: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('CN'),
  as: z.enum(['layers', 'curve']).default('layers'),
  /** in which reasons are said */
  locale: z.enum(routing.locales).default(routing.defaultLocale),
  /** at the signed-in buyer's own prices: an address of its own, so that no cache mixes them with the catalog's */
  own: z.literal('1').optional(),
})

/**
 * Landed price of a catalog product: list price, every duty layer, fees; or, as
 * a curve, a piece ex works and landed over the quantities around the one asked
 * for. The server prices; the query names only what is wanted.
 */
export async function GET(request: Request): Promise<Response> {
  const refused = await refuseTooMany('price')
  if (refused) return refused
  const parsed = question.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!parsed.success) return invalidInput(InvalidInputError.fromZod(parsed.error))
  const { options, as, own, ...rest } = parsed.data
  const listed = await getProduct(rest.slug)
  const product =
    listed && own
      ? withOwnPrices(listed, (await ownPrices(await currentActor(), [rest.slug]))[rest.slug])
      : listed
  if (!product) return problem(404, 'NotFoundError', 'no such product')
  const rules = await rulesInForce()
  const priced = as === 'curve' ? priceCurveOf : landedPriceOf
  const answer = priced(product, { ...rest, optionCodes: options.split(',') }, rules, new Date())
  return Response.json(answer, {
    headers: own
      ? { 'cache-control': 'private, no-store', vary: 'cookie' }
      : { 'cache-control': 'public, max-age=300' },
  })
}
