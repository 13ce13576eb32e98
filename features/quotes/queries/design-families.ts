import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { QuoteDraft } from '../schema'

/** The finishes and sizes of one design, as the catalog has them, in its order. */
export type DesignFamily = readonly { sku: string; finish: string; size: string }[]

/** So many designs of one draft are told; what is offered of the others is typed by its SKU. */
const MOST_DESIGNS = 200

/**
 * What lines of a draft can be offered in: the published finishes and sizes of their designs, a family a design. Of the
 * lines that have offers first.
 */
export async function designFamilies(
  actor: Actor,
  { lines, choices = [] }: Pick<QuoteDraft, 'lines' | 'choices'>,
): Promise<DesignFamily[]> {
  authorize(actor, 'quote.list')
  const offered = new Set(choices.flatMap((group) => (group.of === 'line' ? group.lineId : [])))
  const skus = lines
    .filter(({ kind, sample }) => kind === 'catalog' && !sample)
    .toSorted((a, b) => Number(offered.has(b.id)) - Number(offered.has(a.id)))
    .flatMap(({ sku }) => sku ?? [])
  if (skus.length === 0) return []
  const variants = await db.variant.findMany({
    where: { sku: { in: skus }, product: { status: 'PUBLISHED' } },
    select: { sku: true, productId: true },
  })
  const designOf = new Map(variants.map(({ sku, productId }) => [sku, productId]))
  const designs = [...new Set(skus.flatMap((sku) => designOf.get(sku) ?? []))].slice(
    0,
    MOST_DESIGNS,
  )
  const rows = await db.variant.findMany({
    where: { productId: { in: designs } },
    select: { sku: true, productId: true, finishName: true, sizeName: true },
    orderBy: { position: 'asc' },
  })
  return designs.map((design) =>
    rows
      .filter(({ productId }) => productId === design)
      .map(({ sku, finishName, sizeName }) => ({ sku, finish: finishName, size: sizeName })),
  )
}
