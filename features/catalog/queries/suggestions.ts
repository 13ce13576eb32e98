import 'server-only'
import { db } from '@/platform/db/client'
import { nearestProducts } from './listing'

export interface Suggestion {
  slug: string
  name: string
  styleNumber: string
  imagePath: string | null
}

/** The products nearest to what is being typed, at most six. */
export async function suggest(query: string): Promise<Suggestion[]> {
  return (await nearestProducts(query, 6)).map(({ slug, name, styleNumber, imagePath }) => ({
    slug,
    name,
    styleNumber,
    imagePath,
  }))
}

/** Slug of the product with exactly this SKU or style number; null otherwise. */
export async function slugBySku(query: string): Promise<string | null> {
  const sku = query.trim().toUpperCase()
  const product = await db.product.findFirst({
    where: { status: 'PUBLISHED', OR: [{ styleNumber: sku }, { variants: { some: { sku } } }] },
    select: { slug: true },
  })
  return product?.slug ?? null
}
