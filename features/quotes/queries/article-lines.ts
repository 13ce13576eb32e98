import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may } from '@/features/accounts/rules/permissions'
import { nearestProducts } from '@/features/catalog/queries/listing'
import { localeOf } from '@/i18n/routing'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { lineOfArticle } from '../rules/draft-from-request'
import type { LineBasis } from '../rules/draft-margin'
import { quoteDocumentSchema, type DraftLine, type QuoteDocument } from '../schema'
import { quoteCosts } from './quote-costs'
import { QUOTED_ARTICLE, quotedArticles } from './quoted-articles'

/** At most this many articles are offered for a typed text. */
const MOST_FOUND = 8
const MOST_PRODUCTS = 4

/** An article as a line of a draft, with what it costs; null where the reader sees no costs. */
export interface FoundArticle {
  line: DraftLine
  basis: LineBasis | null
}

/**
 * Articles that a typed text may mean, by SKU, style number or name, each as the line that it would
 * be in a draft: the minimum quantity, at the company's price of this day.
 * @throws NotFoundError if there is no such draft
 */
export async function articleLines(
  actor: Actor,
  { serial, q }: { serial: number; q: string },
  now = new Date(),
): Promise<FoundArticle[]> {
  authorize(actor, 'quote.edit')
  const revision = await db.quoteRevision.findFirst({
    where: { state: 'DRAFT', quote: { serial } },
    include: { quote: { select: { companyId: true } } },
  })
  if (!revision) throw new NotFoundError(`draft of quote ${serial}`)
  const document = quoteDocumentSchema.parse(revision.document)
  const found = await foundLines(actor, { document, companyId: revision.quote.companyId, q }, now)
  if (found.length === 0 || !may(actor, 'cost.read')) {
    return found.map((line) => ({ line, basis: null }))
  }
  const costs = await quoteCosts(
    actor,
    { ...document, draft: { ...document.draft, lines: found } },
    now,
    Promise.resolve([]),
  )
  return found.map((line) => ({ line, basis: costs.lines[line.id] ?? null }))
}

/**
 * The same for a given document: in its currency, by its rates. The caller has authorized access to
 * it.
 */
export async function foundLines(
  actor: Actor,
  { document, companyId, q }: { document: QuoteDocument; companyId: string; q: string },
  now: Date,
): Promise<DraftLine[]> {
  authorize(actor, 'quote.edit')
  const typed = q.trim()
  if (typed === '') return []
  const nearest = await nearestProducts(typed, MOST_PRODUCTS)
  const rows = await db.variant.findMany({
    where: {
      product: { status: 'PUBLISHED' },
      OR: [
        { sku: typed.toUpperCase() },
        { product: { slug: { in: nearest.map(({ slug }) => slug) } } },
      ],
    },
    include: QUOTED_ARTICLE,
    orderBy: [{ product: { styleNumber: 'asc' } }, { position: 'asc' }],
    take: MOST_FOUND * MOST_PRODUCTS,
  })
  const lines = await linesOf(
    actor,
    document,
    companyId,
    rows.map(({ product, ...variant }) => ({ ...variant, product, quantity: product.moq })),
    now,
  )
  // Exact matches come first.
  const [exactMatches, others] = [true, false].map((isExact) =>
    lines.filter(({ sku }) => (sku === typed.toUpperCase()) === isExact),
  )
  return [...(exactMatches ?? []), ...(others ?? [])].slice(0, MOST_FOUND)
}

/**
 * Lines that were added to a draft, made anew from their articles, by the id of the line. The
 * caller has authorized the save.
 */
export async function addedLines(
  { actor, database, now }: { actor: Actor; database: Prisma.TransactionClient; now: Date },
  { document, companyId }: { document: QuoteDocument; companyId: string },
  added: readonly { id: string; sku: string; quantity: number }[],
): Promise<Map<string, DraftLine>> {
  if (added.length === 0) return new Map()
  const rows = await database.variant.findMany({
    where: { sku: { in: added.map(({ sku }) => sku) }, product: { status: 'PUBLISHED' } },
    include: QUOTED_ARTICLE,
  })
  const bySku = new Map(rows.map((row) => [row.sku, row]))
  const knownLines = added.flatMap(({ id, sku, quantity }) => {
    const row = bySku.get(sku)
    return row ? [{ ...row, lineId: id, quantity }] : []
  })
  const lines = await linesOf(actor, document, companyId, knownLines, now)
  return new Map(lines.map((line, i) => [knownLines[i]?.lineId ?? '', line]))
}

type Row = Prisma.VariantGetPayload<{ include: typeof QUOTED_ARTICLE }>

async function linesOf(
  actor: Actor,
  { draft, exchangeRate, language }: QuoteDocument,
  companyId: string,
  rows: readonly (Row & { quantity: number; lineId?: string })[],
  now: Date,
): Promise<DraftLine[]> {
  const articles = await quotedArticles(actor, companyId, rows, now)
  return rows.flatMap(({ sku, quantity, lineId }) => {
    const article = articles.get(sku)
    return article
      ? [
          lineOfArticle(article, {
            id: lineId ?? randomUUID(),
            quantity,
            destination: draft.destination,
            currency: draft.currency,
            rate: exchangeRate,
            language: localeOf(language),
          }),
        ]
      : []
  })
}
