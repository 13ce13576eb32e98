import 'server-only'
import { db } from '@/platform/db/client'
import { searchWords } from './search-words'

/**
 * Products that a search means, best first: an exact SKU or style number,
 * else every word found in the product's words, in English, Spanish or Chinese,
 * one wrong letter forgiven (trigrams). Pattern signs in the query are plain letters.
 */
export async function matches(query: string): Promise<string[]> {
  const words = searchWords(query)
  if (words.length === 0) return []
  const exact = await db.product.findFirst({
    where: { status: 'PUBLISHED', OR: [{ styleNumber: query.toUpperCase() }, { variants: { some: { sku: query.toUpperCase() } } }] },
    select: { id: true },
  })
  if (exact) return [exact.id]
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM product p
    CROSS JOIN LATERAL (
      SELECT avg(word_similarity(w, p."searchText")) AS mean, min(word_similarity(w, p."searchText")) AS least FROM unnest(${words}::text[]) AS w
    ) AS likeness
    WHERE p.status = 'PUBLISHED' AND likeness.least >= 0.4
    ORDER BY likeness.mean DESC, p.position LIMIT 500`
  return rows.map((row) => row.id)
}

export interface Suggestion {
  slug: string
  name: string
  styleNumber: string
  imagePath: string | null
}

/** The products nearest to what is being typed, at most six. */
export async function suggest(query: string): Promise<Suggestion[]> {
  const ids = (await matches(query)).slice(0, 6)
  const products = await db.product.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, name: true, styleNumber: true, images: { orderBy: { position: 'asc' }, take: 1, select: { path: true } } },
  })
  return products
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ slug, name, styleNumber, images }) => ({ slug, name, styleNumber, imagePath: images[0]?.path ?? null }))
}

/** Slug of the product that a SKU or style number names exactly; null otherwise. */
export async function slugBySku(query: string): Promise<string | null> {
  const sku = query.trim().toUpperCase()
  const product = await db.product.findFirst({
    where: { status: 'PUBLISHED', OR: [{ styleNumber: sku }, { variants: { some: { sku } } }] },
    select: { slug: true },
  })
  return product?.slug ?? null
}
