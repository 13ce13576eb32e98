import 'server-only'
import { priceInput } from '@/features/pricing/rules/choice'
import { listEntriesOf } from '@/features/price-lists/queries/own-prices'
import { ownPriceOf } from '@/features/price-lists/rules/own-price'
import { rulesOf } from '@/features/catalog/queries/product-rows'
import { localeOf } from '@/i18n/routing'
import type { Prisma } from '@/platform/db/generated/client'
import type { ArticleLine, TradeSource } from '../rules/counter'
import { lineOfArticle, type QuotedVariant } from '../rules/draft-from-request'
import type { DraftLine, QuoteDocument } from '../schema'
import { QUOTED_ARTICLE } from './quoted-articles'

/** The articles of a quote's lines with their siblings, at that day's prices for its company. */
export interface CounterArticles {
  articleLine: ArticleLine
  /** the trade-offs of a line of the catalog; null for any other */
  sourceOf: (line: DraftLine) => TradeSource | null
}

/**
 * What lines of a quote can be changed to: other quantities, finishes and sizes, by the catalog and
 * the company's own lists. The caller has authorized access to the quote.
 */
export async function counterArticles(
  database: Prisma.TransactionClient,
  { draft, exchangeRate, language }: QuoteDocument,
  companyId: string,
  now: Date,
): Promise<CounterArticles> {
  const skus = draft.lines.flatMap(({ kind, sku, sample }) =>
    kind === 'catalog' && sku && !sample ? [sku] : [],
  )
  const rows =
    skus.length === 0
      ? []
      : await database.variant.findMany({
          where: {
            product: { status: 'PUBLISHED', variants: { some: { sku: { in: skus } } } },
          },
          include: QUOTED_ARTICLE,
          orderBy: { position: 'asc' },
        })
  const entries = await listEntriesOf(companyId, { skus: rows.map(({ sku }) => sku) }, now)
  const articles = new Map(
    rows.map((variant): [string, QuotedVariant & { productId: string }] => {
      const product = { ...variant.product, ...rulesOf(variant.product) }
      const own = ownPriceOf(
        entries.get(product.id),
        variant.sku,
        priceInput(product, variant, { optionCodes: [], quantity: 1 }),
        now,
      )
      return [variant.sku, { ...variant, product, own }]
    }),
  )
  const optionsOf = (line: DraftLine) =>
    (line.sku ? (articles.get(line.sku)?.product.options ?? []) : []).filter(({ name }) =>
      line.details.includes(name),
    )
  return {
    articleLine: (line, { sku, quantity, without }) => {
      const article = articles.get(sku)
      const own = line.sku ? articles.get(line.sku) : undefined
      // Another design is another line: it takes a new request.
      if (!article || article.productId !== own?.productId) return null
      return lineOfArticle(article, {
        id: line.id,
        quantity,
        destination: draft.destination,
        currency: draft.currency,
        rate: exchangeRate,
        language: localeOf(language),
        optionCodes: optionsOf(line)
          .map(({ code }) => code)
          .filter((code) => !without.includes(code)),
      })
    },
    sourceOf: (line) => {
      const article = line.sku ? articles.get(line.sku) : undefined
      if (!article) return null
      return {
        breaks: [
          ...new Set([
            ...article.product.priceBreaks.map(({ fromQuantity }) => fromQuantity),
            ...(article.own?.ladder.map(({ fromQuantity }) => fromQuantity) ?? []),
          ]),
        ],
        siblings: rows
          .filter(({ productId }) => productId === article.productId)
          .map(({ sku, finishName, sizeName }) => ({ sku, name: `${finishName}, ${sizeName}` })),
        options: optionsOf(line).map(({ code, name }) => ({ code, name })),
      }
    },
  }
}
