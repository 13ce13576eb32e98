import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { CATALOG_TAG, GONE_TAG, PRODUCTS_TAG, productTag } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import type { ProductCard } from '../rules/product-views'
import { cardOf, withParts } from '../rules/product-card'

export interface GoneProduct {
  name: string
  line: string
  type: string
  /** of its type, or else of its line */
  nearest: ProductCard[]
}

const NEAREST = 4

/**
 * A discontinued product that was in the shop at this address, with the most similar ones; null for any other address.
 * Its page answers with 410.
 */
export async function goneProduct(slug: string): Promise<GoneProduct | null> {
  'use cache'
  cacheLife('days')
  cacheTag(PRODUCTS_TAG, productTag(slug))
  const product = await db.product.findFirst({
    where: { status: 'ARCHIVED', OR: [{ slug }, { formerSlugs: { some: { slug } } }] },
    select: { name: true, line: true, type: true },
  })
  if (!product) return null
  cacheTag(CATALOG_TAG, GONE_TAG)
  const { name, line, type } = product
  const of = (where: { type?: string; NOT?: { type: string } }, take: number) =>
    db.product.findMany({
      where: { status: 'PUBLISHED', line, ...where },
      include: withParts,
      orderBy: { position: 'asc' },
      take,
    })
  const kin = await of({ type }, NEAREST)
  const others = kin.length < NEAREST ? await of({ NOT: { type } }, NEAREST - kin.length) : []
  return { name, line: line.toLowerCase(), type, nearest: [...kin, ...others].map(cardOf) }
}
