import { route } from '@/features/accounts/route'
import { landedPrice } from '@/features/catalog/api/landed-price'
import { landedAnswer, priceCurveOf } from '@/features/catalog/queries/landed-prices'
import { getProduct } from '@/features/catalog/queries/products'
import { withOwnPrices } from '@/features/catalog/rules/own-prices'
import { ownPrices } from '@/features/price-lists/queries/own-product-prices'
import { importWays } from '@/features/tariffs/queries/importers'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { NotFoundError } from '@/platform/errors'

/**
 * Landed price of a catalog product: list price, every duty layer, fees; or, as a curve, the price
 * per piece ex works and landed at quantities around the one asked for. The server prices; the
 * query only names what is wanted.
 */
export const GET = route(landedPrice, async ({ query, actor }) => {
  const { options, as, own, ...rest } = query
  const listed = await getProduct(rest.slug)
  const product =
    listed && own
      ? withOwnPrices(listed, (await ownPrices(await actor(), [rest.slug]))[rest.slug])
      : listed
  if (!product) throw new NotFoundError()
  const [rules, ways] = await Promise.all([rulesInForce(), importWays()])
  const [question, now] = [{ ...rest, optionCodes: options.split(',') }, new Date()]
  return as === 'curve'
    ? priceCurveOf(product, question, rules, now)
    : landedAnswer(product, question, rules, ways[rest.destination] ?? null, now)
})
