import 'server-only'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { Offered } from '../rules/offered'

/** `pictureRef` of a row of product_image with the alias `i`. */
export const PICTURE_REF = Prisma.sql`i.path || CASE WHEN i."focalX" = 50 AND i."focalY" = 50 THEN '' ELSE '#' || i."focalX" || '% ' || i."focalY" || '%' END`

/** The most codes of one call. */
export const MOST_CODES = 200

/**
 * The products in the shop behind SKUs and style numbers, in the given order; a style number stands for its first SKU,
 * and unavailable ones are left out.
 */
export async function offeredByCode(requestedCodes: readonly string[]): Promise<Offered[]> {
  const codes = [
    ...new Set(requestedCodes.slice(0, MOST_CODES).map((code) => code.trim().toUpperCase())),
  ]
  if (codes.length === 0) return []
  const rows = await db.$queryRaw<Offered[]>`
    SELECT named.code, v.sku, p."styleNumber", p.slug, p.name AS "productName", v."finishName", v."sizeName", p.moq, p."orderMultiple",
      (SELECT ${PICTURE_REF} FROM product_image i WHERE i."productId" = p.id ORDER BY (i."finishCode" IS NOT DISTINCT FROM v."finishCode") DESC, i.position LIMIT 1) AS "imagePath"
    FROM unnest(${codes}::text[]) AS named(code)
    CROSS JOIN LATERAL (
      SELECT id FROM variant WHERE sku = named.code
      UNION ALL
      (SELECT first.id FROM variant first JOIN product of ON of.id = first."productId" WHERE of."styleNumber" = named.code ORDER BY first.position LIMIT 1)
      LIMIT 1) AS meant
    JOIN variant v ON v.id = meant.id JOIN product p ON p.id = v."productId"
    WHERE p.status = 'PUBLISHED'`
  return codes.flatMap((code) => rows.find((row) => row.code === code) ?? [])
}
