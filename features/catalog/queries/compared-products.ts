import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { CATALOG_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import type { ProductDetail } from '../rules/product-views'
import { getProduct } from './products'

/** The published products with these style numbers, in the given order; those that aren't in the shop are left out. */
export async function comparedProducts(styles: readonly string[]): Promise<ProductDetail[]> {
  const slugs = await slugsOf(styles.toSorted())
  const products = await Promise.all(styles.flatMap((style) => slugs[style] ?? []).map(getProduct))
  return products.filter((product) => product !== null)
}

async function slugsOf(styles: readonly string[]): Promise<Record<string, string>> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG)
  const found = await db.product.findMany({
    where: { status: 'PUBLISHED', styleNumber: { in: [...styles] } },
    select: { styleNumber: true, slug: true },
  })
  return Object.fromEntries(found.map(({ styleNumber, slug }) => [styleNumber, slug]))
}
