import 'server-only'
import { cacheChanged } from '@/platform/cache/changed'
import { CATALOG_TAG, productTag } from '@/platform/cache-tags'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * To be called by every transaction that changes what buyers see of products: each instance of the
 * site drops these products' pages and all that lists products, before its next visitor. Other
 * products' pages are kept.
 * @param slugs the addresses that the products had and have
 */
export async function catalogChanged(
  tx: Prisma.TransactionClient,
  slugs: Iterable<string>,
): Promise<void> {
  await cacheChanged(tx, [CATALOG_TAG, ...new Set([...slugs].map(productTag))])
}
