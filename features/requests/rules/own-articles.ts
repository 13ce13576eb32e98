import { ownPriceOf, type ListEntry } from '@/features/price-lists/rules/own-price'
import { priceInput } from '@/features/pricing/rules/choice'
import { withLadder } from '@/features/pricing/rules/price-lists'
import type { Article } from './requested-lines'

/** Articles at the prices of one company's lists. Pure. */

/**
 * The article as a company's lists price it; unchanged where they don't mention it.
 * @param entries by product id
 */
export function atOwnPrice(
  article: Article,
  entries: ReadonlyMap<string, readonly ListEntry[]>,
  now: Date,
): Article {
  const catalog = priceInput({ ...article, priceBreaks: article.breaks }, article, {
    optionCodes: [],
    quantity: 1,
  })
  const own = ownPriceOf(entries.get(article.productId), article.sku, catalog, now)
  return own
    ? {
        ...article,
        variantBreaks: withLadder(article.variantBreaks, article.sku, own.ladder),
        own: { list: own.list, variantBreaks: article.variantBreaks },
      }
    : article
}

/** The article as the catalog prices it. */
export const atListPrice = (article: Article): Article =>
  article.own ? { ...article, variantBreaks: article.own.variantBreaks } : article
