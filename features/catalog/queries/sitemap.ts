import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { CATALOG_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import { sharePicturePath } from '../rules/seo'

export interface SitemapEntry {
  path: string
  /** day of its last change, `2026-11-26` */
  changed: string
  /** paths of its pictures */
  pictures: string[]
}

/** Search engines accept 50,000 addresses in a file; smaller ones are fetched faster. */
const SITEMAP_PART = 10_000

/**
 * A part of the sitemap: a range of the products' ordinals, so that a part is found as fast in a large catalog as in a
 * small one, and a product stays in its part.
 * @param part from 0
 */
export async function sitemapPart(part: number): Promise<SitemapEntry[]> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG)
  const from = part * SITEMAP_PART
  const products = await db.product.findMany({
    where: { status: 'PUBLISHED', ordinal: { gte: from, lt: from + SITEMAP_PART } },
    select: {
      slug: true,
      updatedAt: true,
      images: {
        where: { role: 'hero' },
        select: { path: true },
        orderBy: { position: 'asc' },
        take: 1,
      },
    },
    orderBy: { ordinal: 'asc' },
  })
  return products.map(({ slug, updatedAt, images }) => ({
    path: `/products/${slug}`,
    changed: updatedAt.toISOString().slice(0, 10),
    pictures: [sharePicturePath(slug), ...images.map(({ path }) => `${path}-1200.avif`)],
  }))
}

/** How many parts the sitemap has; at least one. */
export async function sitemapParts(): Promise<number> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG)
  const last = await db.product.findFirst({
    where: { status: 'PUBLISHED' },
    select: { ordinal: true },
    orderBy: { ordinal: 'desc' },
  })
  return Math.floor((last?.ordinal ?? 0) / SITEMAP_PART) + 1
}
