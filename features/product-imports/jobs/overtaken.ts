import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** A row that can't be applied any more, because the catalog has moved on. */
export interface Overtaken {
  line: number
  styleNumber: string
  message: string
}

interface Found {
  line: number
  styleNumber: string
  fact: 'come' | 'gone' | 'changed' | 'taken'
  /** of `changed`, who entered it last; of `taken`, the name and whose it is */
  by: string | null
  name: string | null
}

/**
 * Products that were changed, and names that were taken, since the rows were checked; those that
 * are still the same stay so until the end.
 */
export async function overtakenRows(
  tx: Prisma.TransactionClient,
  where: Prisma.Sql,
): Promise<Overtaken[]> {
  const found = await tx.$queryRaw<Found[]>`
    WITH rows_now AS (SELECT line, outcome, "styleNumber", names, "productId", version FROM product_import_row WHERE ${where}),
      held AS (SELECT id, version, "draftBy" FROM product WHERE id IN (SELECT "productId" FROM rows_now) ORDER BY id FOR UPDATE),
      named AS (SELECT line, outcome, "styleNumber", name FROM rows_now CROSS JOIN LATERAL unnest(names) AS name)
    SELECT line, "styleNumber", CASE WHEN h.id IS NULL THEN 'gone' ELSE 'changed' END AS fact, h."draftBy" AS by, NULL AS name
      FROM rows_now s LEFT JOIN held h ON h.id = s."productId" WHERE s.outcome = 'CHANGE' AND (h.id IS NULL OR h.version <> s.version)
    UNION ALL SELECT s.line, s."styleNumber", 'come', NULL, NULL FROM rows_now s JOIN product p ON p."styleNumber" = s."styleNumber" WHERE s.outcome = 'ADD'
    UNION ALL SELECT n.line, n."styleNumber", 'taken', p."styleNumber", n.name FROM named n JOIN variant v ON v.sku = substr(n.name, 5) JOIN product p ON p.id = v."productId" WHERE n.name LIKE 'SKU %' AND p."styleNumber" <> n."styleNumber"
    UNION ALL SELECT n.line, n."styleNumber", 'taken', p."styleNumber", n.name FROM named n JOIN product p ON p.slug = substr(n.name, 9) WHERE n.name LIKE 'address %' AND p."styleNumber" <> n."styleNumber"`
  const messages = new Map<number, Overtaken>()
  for (const { line, styleNumber, fact, by, name } of found.toSorted((a, b) => a.line - b.line)) {
    const message =
      fact === 'come'
        ? `${styleNumber} has come into the catalog since the file was checked`
        : fact === 'gone'
          ? `${styleNumber} has left the catalog since the file was checked`
          : fact === 'changed'
            ? `${styleNumber} was changed${by ? ` by ${by}` : ''} since the file was checked`
            : `${name} is that of ${by}`
    const former = messages.get(line)
    if (!former) messages.set(line, { line, styleNumber, message })
    else if (fact === 'taken') former.message += `; ${message}`
  }
  return [...messages.values()]
}
