import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { lackingDocuments } from '@/features/catalog/queries/documents'
import { rulesOf } from '@/features/catalog/queries/product-rows'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { db } from '@/platform/db/client'
import { everyPick } from '../rules/choices'
import { offeredPapers, type OfferedPapers } from '../rules/offered-papers'
import type { ArticlePapers } from '../rules/papers'
import type { QuoteDocument } from '../schema'
import { getQuote } from './quotes'

export interface QuotePapersView extends OfferedPapers {
  document: QuoteDocument
}

/**
 * The papers that a quote travels with, for the desk: of its newest revision as picked, or with
 * everything that can be picked, by today's catalog.
 * @throws NotFoundError
 */
export async function papersOfQuote(actor: Actor, serial: number): Promise<QuotePapersView> {
  authorize(actor, 'quote.list')
  const { document } = (await getQuote(actor, serial)).revision
  const skus = everyPick(document).flatMap((each) =>
    each.document.draft.lines.flatMap(({ sku }) => sku ?? []),
  )
  const variants = await db.variant.findMany({
    where: { sku: { in: [...new Set(skus)] } },
    select: { sku: true, product: true },
  })
  const rows = variants.map(({ sku, product }) => ({ sku, ...rulesOf(product) }))
  const codes = [...new Set(rows.flatMap(({ documents }) => documents))]
  const lacking = await lackingDocuments(actor, codes)
  const isLacking = (code: string) => lacking.some((each) => each.code === code)
  const articles = new Map(
    rows.map(({ sku, routes, documents }): [string, ArticlePapers] => [
      sku,
      {
        routes,
        documents: documents.filter((code) => !isLacking(code)),
        lacking: lacking.filter(({ code }) => documents.includes(code)),
      },
    ]),
  )
  const rules = (await rulesInForce()).rowsOf(document.draft.destination)
  return { document, ...offeredPapers(document, rules, articles) }
}
