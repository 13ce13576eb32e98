import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { cardOf, withParts } from '../rules/product-card'
import { folded } from '../rules/search-words'
import { bitmapRows, LISTED, termsOf, type BitmapRow } from '../rules/listing-terms'

/** The number of products read and written at once. */
const AT_ONCE = 500
/** Held by whoever writes bitmaps, so that two publishings never deadlock on each other's rows. */
const LISTING_LOCK = 7_201_124

/**
 * Rebuilds the listing of some products from their rows: those in the shop are listed, others aren't. Must be called in
 * the transaction that changes them, so that no listing ever shows what isn't published.
 */
export async function relist(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LISTING_LOCK})`
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE)
    await unlist(tx, some)
    await list(tx, some)
  }
}

async function unlist(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    WITH gone AS (SELECT ordinal / 8192 AS chunk, bit_or(set_bit(0::bit(8192), ordinal % 8192, 1)) AS bits FROM listing WHERE "productId" = ANY(${ids}::uuid[]) GROUP BY 1)
    UPDATE listing_bits b SET bits = b.bits & ~gone.bits FROM gone WHERE b.chunk = gone.chunk AND (b.bits & gone.bits) <> 0::bit(8192)`
  await tx.$executeRaw`DELETE FROM listing WHERE "productId" = ANY(${ids}::uuid[])`
}

async function list(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  const products = await tx.product.findMany({
    where: { id: { in: [...ids] }, status: 'PUBLISHED' },
    include: withParts,
  })
  if (products.length === 0) return
  const entries = products.map((product) => ({ product, card: cardOf(product) }))
  const rows = entries.map(({ product, card }) => ({
    productId: product.id,
    ordinal: product.ordinal,
    position: product.position,
    sortName: folded(card.name),
    fromPriceMinor: card.fromPriceMinor,
    leadTimeDays: card.leadTimeDays,
    moq: card.moq,
    card,
  }))
  await tx.$executeRaw`
    INSERT INTO listing SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r("productId" uuid, ordinal int, position int, "sortName" text, "fromPriceMinor" int, "leadTimeDays" int, moq int, card jsonb)`
  await writeBitmaps(
    tx,
    bitmapRows(
      entries.map(({ product, card }) => ({
        ordinal: product.ordinal,
        terms: termsOf({
          card,
          line: product.line.toLowerCase(),
          finishes: product.variants.map(({ finishCode, finishName }) => ({
            code: finishCode,
            name: finishName,
          })),
          sizes: product.variants.map(({ sizeCode, sizeName }) => ({
            code: sizeCode,
            name: sizeName,
          })),
          searchText: product.searchText,
        }),
      })),
    ),
  )
}

/** Adds to the existing bitmaps. */
export async function writeBitmaps(
  tx: Prisma.TransactionClient,
  rows: readonly BitmapRow[],
): Promise<void> {
  const json = JSON.stringify(rows)
  await tx.$executeRaw`
    INSERT INTO listing_term SELECT DISTINCT ON (kind, value) kind, value, label FROM jsonb_to_recordset(${json}::jsonb) AS r(kind text, value text, label text)
    ON CONFLICT (kind, value) DO UPDATE SET label = EXCLUDED.label WHERE listing_term.label <> EXCLUDED.label`
  await tx.$executeRaw`
    INSERT INTO listing_bits AS b SELECT kind, value, chunk, ('x' || hex)::bit(8192) FROM jsonb_to_recordset(${json}::jsonb) AS r(kind text, value text, chunk int, hex text)
    ON CONFLICT (kind, value, chunk) DO UPDATE SET bits = b.bits | EXCLUDED.bits`
}

/**
 * Rebuilds the whole listing where there is none, or one made by other rules. Visitors see the old one until it is
 * done.
 * @returns how many products were processed; null where there was nothing to do
 */
export async function ensureListing(): Promise<number | null> {
  if (await isCurrent()) return null
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LISTING_LOCK})`
      // Another instance may have built it while this one waited.
      if (await isCurrent()) return null
      await tx.$executeRaw`DELETE FROM listing_bits`
      await tx.$executeRaw`DELETE FROM listing_term`
      await tx.$executeRaw`DELETE FROM listing`
      const products = await tx.product.findMany({
        where: { status: 'PUBLISHED' },
        select: { id: true },
        orderBy: { ordinal: 'asc' },
      })
      await relist(
        tx,
        products.map(({ id }) => id),
      )
      return products.length
    },
    { timeout: 30 * 60_000 },
  )
}

async function isCurrent(): Promise<boolean> {
  const [listedTerm, published] = await Promise.all([
    db.listingTerm.findUnique({ where: { kind_value: { kind: 'all', value: LISTED } } }),
    db.product.findFirst({ where: { status: 'PUBLISHED' }, select: { id: true } }),
  ])
  return listedTerm !== null || published === null
}
