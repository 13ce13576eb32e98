import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { rulesOf } from '@/features/catalog/queries/product-rows'
import { whoStatedOf } from '@/features/catalog/queries/stated-facts'
import { ownPriceOf } from '@/features/price-lists/rules/own-price'
import { listEntriesOf } from '@/features/price-lists/queries/own-prices'
import { priceInput } from '@/features/pricing/rules/choice'
import type { Prisma } from '@/platform/db/generated/client'
import type { QuotedVariant } from '../rules/draft-from-request'

/** The columns of an article that a quote is drafted from. */
export const QUOTED_ARTICLE = {
  product: {
    include: {
      priceBreaks: { orderBy: { fromQuantity: 'asc' } },
      options: { orderBy: { position: 'asc' } },
      images: { orderBy: { position: 'asc' } },
    },
  },
} satisfies Prisma.VariantInclude

type Row = Prisma.VariantGetPayload<{ include: typeof QUOTED_ARTICLE }>

/**
 * Articles as a quote takes them, with that day's prices for a company, by SKU. The caller has
 * authorized access to the quote.
 */
export async function quotedArticles(
  actor: Actor,
  companyId: string,
  rows: readonly Row[],
  now: Date,
): Promise<Map<string, QuotedVariant & { productId: string }>> {
  authorize(actor, 'quote.edit')
  const entries = await listEntriesOf(companyId, { skus: rows.map(({ sku }) => sku) }, now)
  const stated = await whoStatedOf(
    actor,
    rows.map(({ product }) => ({ ...product, ...rulesOf(product) })),
  )
  return new Map(
    rows.map((variant) => {
      const product = {
        ...variant.product,
        ...rulesOf(variant.product),
        stated: stated.get(variant.product.id) ?? new Map<string, never>(),
      }
      const own = ownPriceOf(
        entries.get(product.id),
        variant.sku,
        priceInput(product, variant, { optionCodes: [], quantity: 1 }),
        now,
      )
      return [variant.sku, { ...variant, product, own }]
    }),
  )
}
