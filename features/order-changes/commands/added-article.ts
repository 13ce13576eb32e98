import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { addedLines } from '@/features/quotes/queries/article-lines'
import { sendLimits } from '@/features/quotes/queries/send-limits'
import { sendStops } from '@/features/quotes/rules/send-stops'
import type { DraftLine, QuoteDocument } from '@/features/quotes/schema'
import { articleOf, articlesBySku } from '@/features/requests/queries/articles'
import type { Message } from '@/i18n/message'
import { databaseOf } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import type { AmendedOrder } from '../queries/amend-facts'
import { addedStops, articleProblems } from '../rules/added-article'

/** An article of the catalog as it was typed into an amendment. */
export interface TypedArticle {
  sku: string
  quantity: number
  /** minor units; null at the company's price of this day */
  unitPriceMinor: number | null
}

/**
 * A line of an article as a quote of this order would have it: at the company's price of this day, by the order's
 * frozen rate in its currency, with the code, origin, weight and time that the catalog has.
 * @param standing lines of the order with the rest of the amendment
 * @throws InvalidInputError at the SKU or the pieces
 */
export async function articleLine(
  context: Context,
  { document, companyId }: AmendedOrder,
  { sku, quantity, unitPriceMinor }: TypedArticle,
  standing: readonly DraftLine[],
): Promise<DraftLine> {
  const { actor, now } = context
  authorize(actor, 'order.amend')
  const skus = [sku, ...standing.flatMap((line) => line.sku ?? [])]
  const articles = await articlesBySku(skus)
  const article = articleOf(articles, sku)
  const complaints: Record<string, Message[]> = {}
  for (const { field, code, values } of articleProblems({ sku, quantity }, standing, (each) =>
    articleOf(articles, each),
  ))
    (complaints[field === 'quantity' ? 'addedQuantity' : 'addedSku'] ??= []).push({
      code: `request.problems.${code}`,
      values,
    })
  if (Object.keys(complaints).length > 0) throw new InvalidInputError(complaints)
  const id = randomUUID()
  const made = await addedLines(
    { actor, now, database: databaseOf(context) },
    { document, companyId },
    [{ id, sku: article?.sku ?? sku, quantity }],
  )
  const line = made.get(id)
  if (!line)
    throw new InvalidInputError({
      addedSku: [{ code: 'request.problems.unknown_sku', values: { sku } }],
    })
  const price = unitPriceMinor ?? line.unitPriceMinor
  if (price === 0)
    throw new InvalidInputError({ addedPrice: [{ code: 'staff.editor.stops.no_price' }] })
  return { ...line, unitPriceMinor: price }
}

/** @throws InvalidInputError where what is added can't be sold on the order's terms */
export async function assertAddedSells(
  before: QuoteDocument,
  after: QuoteDocument,
  now: Date,
): Promise<void> {
  const stops = addedStops(before, after, sendStops(after, await sendLimits(), now))
  if (stops.length > 0)
    throw new InvalidInputError({
      addedKind: stops.map(({ code, values }) => ({
        code: `staff.editor.stops.${code}`,
        values,
      })),
    })
}
