import 'server-only'
import { PICTURE_REF } from '@/features/catalog/queries/offered'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { Article } from '../rules/requested-lines'

/**
 * What the catalog says about the given SKUs, in one round trip. Unknown SKUs and designs never published are absent;
 * archived ones come with `published: false`.
 */
export async function articlesBySku(skus: readonly string[]): Promise<Map<string, Article>> {
  if (skus.length === 0) return new Map()
  return bySku(await db.$queryRaw<Article[]>`/* keep articles_by_sku */ ${articlesSql(skus)}`)
}

export const bySku = (articles: readonly Article[]): Map<string, Article> =>
  new Map(articles.map((article) => [article.sku, article]))

/** The statement behind it, for a query that reads more at once. */
export function articlesSql(skus: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT v.id AS "variantId", p.id AS "productId", v.sku, v."finishCode", v."finishName", v."sizeName", v."unitPriceDeltaMinor",
      p.name AS "productName", p.slug, p.status = 'PUBLISHED' AS published,
      p.moq, p."orderMultiple", p."leadTimeDays", p.origins, p."finishMoqs", p."variantBreaks", p."optionBreaks", p."shortRun",
      p."sampleFeeMinor", p."sampleLeadTimeDays", p."stockLeadTimeDays",
      COALESCE((SELECT (s->>'pieces')::int FROM jsonb_array_elements(p.stock) AS s WHERE s->>'sku' = v.sku LIMIT 1), 0) AS "stockPieces",
      (SELECT ${PICTURE_REF} FROM product_image i WHERE i."productId" = p.id
        ORDER BY (i."finishCode" IS NOT DISTINCT FROM v."finishCode") DESC, i.position LIMIT 1) AS "imagePath",
      COALESCE((SELECT json_agg(json_build_object('fromQuantity', b."fromQuantity", 'unitPriceMinor', b."unitPriceMinor") ORDER BY b."fromQuantity")
        FROM price_break b WHERE b."productId" = p.id), '[]') AS breaks,
      COALESCE((SELECT json_agg(json_build_object('code', o.code, 'kind', o.kind, 'name', o.name, 'unitPriceMinor', o."unitPriceMinor",
          'setupFeeMinor', o."setupFeeMinor", 'minimumQuantity', o."minimumQuantity", 'leadTimeDays', o."leadTimeDays", 'artwork', o.artwork, 'excludes', o.excludes) ORDER BY o.position)
        FROM product_option o WHERE o."productId" = p.id), '[]') AS options
    FROM variant v JOIN product p ON p.id = v."productId"
    WHERE v.sku = ANY(${[...new Set(skus.flatMap((sku) => [sku, sku.toUpperCase()]))]}) AND p.status <> 'DRAFT'`
}

/** The article of a SKU as people type it: case doesn't matter. */
export function articleOf(
  articles: ReadonlyMap<string, Article>,
  sku: string,
): Article | undefined {
  return articles.get(sku) ?? articles.get(sku.toUpperCase())
}

/** The published SKUs most similar to each unknown one, the likeliest first, where any are close. */
export async function similarSkus(unknown: readonly string[]): Promise<Map<string, string[]>> {
  const codes = [...new Set(unknown)].slice(0, 50)
  if (codes.length === 0) return new Map()
  const rows = await db.$queryRaw<{ asked: string; sku: string }[]>`
    SELECT u.asked, near.sku FROM unnest(${codes}::text[]) AS u(asked)
    CROSS JOIN LATERAL (
      SELECT v.sku, similarity(v.sku, u.asked) AS likeness FROM variant v JOIN product p ON p.id = v."productId"
      WHERE p.status = 'PUBLISHED' ORDER BY likeness DESC, v.sku LIMIT 3
    ) AS near WHERE near.likeness >= 0.3 ORDER BY u.asked, near.likeness DESC, near.sku`
  const candidates = new Map<string, string[]>()
  for (const { asked: one, sku } of rows) candidates.set(one, [...(candidates.get(one) ?? []), sku])
  return candidates
}
