import 'server-only'
import { cacheChanged } from '@/platform/cache/changed'
import { CATALOG_TAG, productTag } from '@/platform/cache-tags'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * Must be called by every transaction that changes what buyers see of products: each instance of the site drops these
 * products' pages and everything that lists products, before its next visitor. Other products' pages are kept.
 * @param slugs old and new addresses of the products
 */
export async function catalogChanged(
  tx: Prisma.TransactionClient,
  slugs: Iterable<string>,
): Promise<void> {
  await cacheChanged(tx, [CATALOG_TAG, ...new Set([...slugs].map(productTag))])
}
