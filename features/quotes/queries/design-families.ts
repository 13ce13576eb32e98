import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { QuoteDraft } from '../schema'

/** The finishes and sizes of one design, in the catalog's order. */
export type DesignFamily = readonly { sku: string; finish: string; size: string }[]

/** At most this many designs of one draft are listed; offers of the others are typed by SKU. */
const MOST_DESIGNS = 200

/**
 * The published finishes and sizes in which a draft's lines can be offered, one family per design.
 * Designs of lines that have offers come first.
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
