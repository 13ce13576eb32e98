import 'server-only'
import { may } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { rulesOf } from '@/features/catalog/queries/product-rows'
import type { OwnProductPrices } from '@/features/catalog/rules/own-prices'
import { priceInput } from '@/features/pricing/rules/choice'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import { MOST_SLUGS } from '../api/own-prices'
import { ownPriceOf, type OwnPrice, type ListEntry } from '../rules/own-price'
import { listEntriesOf } from './own-prices'

/** The company of an actor who has own prices; null for everybody else, staff and secret links included. */
export const companyOf = (actor: Actor): string | null =>
  may(actor, 'own-price.read') && actor.kind === 'member' ? actor.companyId : null

/** Whether an actor's company has a list in force; if not, the browser needn't ask for prices. */
export async function hasOwnPrices(actor: Actor, now = new Date()): Promise<boolean> {
  const company = companyOf(actor)
  if (!company) return false
  const [row] = await db.$queryRaw<{ any: boolean }[]>`/* keep has_own_prices */
    SELECT EXISTS (SELECT 1 FROM price_list_target t
      WHERE t.active AND daterange(t."validFrom", t."holdsUntil", '[]') @> ${factoryDay(now)}::date
        AND (t."companyId" = ${company}::uuid OR t."groupId" IN (SELECT m."groupId" FROM company_group_member m WHERE m."companyId" = ${company}::uuid))) AS any`
  return row?.any ?? false
}

const parts = {
  priceBreaks: { orderBy: { fromQuantity: 'asc' } },
  options: true,
  variants: { orderBy: { position: 'asc' } },
} satisfies Prisma.ProductInclude
type Priced = Prisma.ProductGetPayload<{ include: typeof parts }>

/**
 * An actor's own prices of products, by slug; a product without any is absent. Empty for actors without a company.
 * Never to be cached, since they are one company's.
 */
export async function ownPrices(
  actor: Actor,
  slugs: readonly string[],
  now = new Date(),
): Promise<Record<string, OwnProductPrices>> {
  const company = companyOf(actor)
  if (!company || slugs.length === 0) return {}
  const firstSlugs = slugs.slice(0, MOST_SLUGS)
  const entries = await listEntriesOf(company, { slugs: firstSlugs }, now)
  if (entries.size === 0) return {}
  const products = await db.product.findMany({
    where: { id: { in: [...entries.keys()] }, status: 'PUBLISHED' },
    include: parts,
  })
  return Object.fromEntries(
    products.flatMap((product) => {
      const own = pricesOf(product, entries.get(product.id) ?? [], now)
      return own ? [[product.slug, own]] : []
    }),
  )
}

function pricesOf(
  product: Priced,
  entries: readonly ListEntry[],
  now: Date,
): OwnProductPrices | null {
  const design = { ...product, ...rulesOf(product) }
  const priced = product.variants.flatMap((variant) => {
    const catalog = priceInput(design, variant, { optionCodes: [], quantity: 1 })
    const own = ownPriceOf(entries, variant.sku, catalog, now)
    return own
      ? [{ sku: variant.sku, own, named: entries.some(({ sku }) => sku === variant.sku) }]
      : []
  })
  const whole = ownPriceOf(entries, '', { breaks: product.priceBreaks, finishDeltaMinor: 0 }, now)
  if (priced.length === 0) return null
  const lowest = [
    ...(whole ? [whole] : []),
    ...priced.filter(({ named }) => named).map(({ own }) => own),
  ]
    .map(({ ladder }) => ladder.at(-1))
    .toSorted((a, b) => (a?.unitPriceMinor ?? 0) - (b?.unitPriceMinor ?? 0))[0]
  const list = product.priceBreaks.at(-1)?.unitPriceMinor ?? 0
  return {
    breaks: priced.flatMap(({ sku, own }) => own.ladder.map((each) => ({ sku, ...each }))),
    until: earliest(priced.map(({ own }) => own)),
    from: lowest && lowest.unitPriceMinor !== list ? lowest : null,
  }
}

const earliest = (all: readonly OwnPrice[]): string | null =>
  all.flatMap(({ list }) => list.holdsUntil ?? []).toSorted()[0] ?? null
