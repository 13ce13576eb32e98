import 'server-only'
import { customSpecificationSchema } from '@/features/basket/schema'
import type { Prisma } from '@/platform/db/generated/client'
import type { ThreadLine } from '../rules/entry'

/**
 * The lines that an entry can be about: those of the newest paper that the reader sees, and those of earlier ones;
 * optional ones come after the others. A line keeps its id from the request through all revisions.
 * @param drafts whether the reader sees those
 */
export async function linesOf(
  database: Prisma.TransactionClient,
  requestId: string,
  { drafts }: { drafts: boolean },
): Promise<ThreadLine[]> {
  // Only titles: a document of five hundred lines is a megabyte.
  const lines = await database.$queryRaw<ThreadLine[]>`
    WITH paper AS (
      SELECT v.number, v.document, max(v.number) OVER () AS newest
      FROM quote_revision v JOIN quote q ON q.id = v."quoteId"
      WHERE q."requestId" = ${requestId}::uuid AND (${drafts} OR v.state <> 'DRAFT')
    ), line AS (
      SELECT DISTINCT ON (l.line->>'id') l.line->>'id' AS id, l.line->>'title' AS title, l.at::int AS at, p.number, p.newest
      FROM paper p, jsonb_array_elements(
        (p.document->'draft'->'lines') || COALESCE(p.document->'draft'->'optionalLines', '[]')
      ) WITH ORDINALITY AS l(line, at)
      ORDER BY l.line->>'id', p.number DESC
    )
    SELECT id, title, CASE WHEN number = newest THEN at END AS position FROM line ORDER BY number DESC, at`
  if (lines.length > 0) return lines
  const asked = await askedLines(database, requestId)
  return asked.map((line, i) => ({ ...line, position: i + 1 }))
}

async function askedLines(
  database: Prisma.TransactionClient,
  requestId: string,
): Promise<{ id: string; title: string }[]> {
  const lines = await database.quoteRequestLine.findMany({
    where: { requestId },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      specification: true,
      variant: { select: { sku: true, product: { select: { name: true } } } },
    },
  })
  return lines.map(({ id, specification, variant }) => ({
    id,
    title: variant
      ? `${variant.product.name}, ${variant.sku}`
      : (customSpecificationSchema.safeParse(specification).data?.type ?? ''),
  }))
}
