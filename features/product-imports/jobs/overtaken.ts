import 'server-only'
import type { Message } from '@/i18n/message'
import type { Prisma } from '@/platform/db/generated/client'
import { nameMessage } from '../rules/check-row'

/** A row that can't be applied any more, because the catalog has changed. */
export interface Overtaken {
  line: number
  styleNumber: string
  problem: Message
}

interface Found {
  line: number
  styleNumber: string
  fact: 'come' | 'gone' | 'changed' | 'taken'
  /** for `changed`, who entered it last; for `taken`, the name and its owner */
  by: string | null
  name: string | null
}

/**
 * Products that were changed, and names that were taken, since the rows were checked; both are locked until the end
 * of the transaction.
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
  const rows = new Map<number, Omit<Overtaken, 'problem'> & { all: Message[] }>()
  for (const each of found.toSorted((a, b) => a.line - b.line)) {
    const { line, styleNumber, fact } = each
    const former = rows.get(line)
    if (!former) rows.set(line, { line, styleNumber, all: [problemOf(each)] })
    else if (fact === 'taken') former.all.push(problemOf(each))
  }
  return [...rows.values()].map(({ all, ...row }) => ({ ...row, problem: joined(all) }))
}

function problemOf({ styleNumber: style, fact, by, name }: Found): Message {
  if (fact === 'come') return { code: 'productRows.come', values: { style } }
  if (fact === 'gone') return { code: 'productRows.left', values: { style } }
  if (fact === 'taken')
    return {
      code: 'productRows.named_elsewhere',
      values: { name: nameMessage(name ?? ''), owner: by ?? '' },
    }
  return by
    ? { code: 'productRows.changed_by', values: { style, by } }
    : { code: 'productRows.changed', values: { style } }
}

/** Several sentences in one place. */
export const joined = (all: readonly Message[]): Message => ({
  code: 'common.together',
  values: { all: { list: all, between: 'semicolons' } },
})
