import 'server-only'
import { randomUUID } from 'node:crypto'
import { Prisma } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import type { ProductContent } from '../rules/content'
import { relist } from './write-listing'
import { productWords } from '../rules/search-words'
import type { Published } from '../queries/product-rows'

/**
 * Writes many products at once: one statement for each table, which unpacks the contents itself. Tens of thousands of
 * rows as parameters, or a statement for each product, would take many times as long.
 */

/** Columns of a product's own row, as the record type that a content is read with. */
const OWN = `name text, slug text, "styleNumber" text, line text, type text, summary text, description text, grade text, material text, dimensions jsonb, "unitWeightGrams" numeric,
  moq int, "orderMultiple" int, "leadTimeDays" int, "sampleLeadTimeDays" int, "cartonPieces" int, "cartonLengthMm" int, "cartonWidthMm" int, "cartonHeightMm" int, "cartonGrossGrams" int,
  "hsCodeUs" text, origins text[], "finishMoqs" jsonb, "variantBreaks" jsonb, "optionBreaks" jsonb, "shortRun" jsonb, "sampleFeeMinor" int, stock jsonb, "stockLeadTimeDays" int, "hsCodes" jsonb, materials jsonb, documents text[], routes jsonb, facts jsonb`
const NAMES = OWN.split(',').map((column) => column.trim().split(' ')[0] ?? '')
/** Columns that need a conversion; older contents lack the last two. */
const VALUES_OF: Readonly<Record<string, string>> = {
  line: 'upper(r.line)::"ProductLine"',
  routes: "coalesce(r.routes, '[]')",
  facts: "coalesce(r.facts, '[]')",
}
const [INTO, VALUES] = [
  Prisma.raw(NAMES.join(', ')),
  Prisma.raw(NAMES.map((name) => VALUES_OF[name] ?? `r.${name}`).join(', ')),
]
const RECORD = Prisma.raw(OWN)

/** A relation of products to be written: `id`, `content` and "searchText", and whatever else a statement needs. */
export type Written = Prisma.Sql

const given = (
  products: readonly {
    id: string
    content: ProductContent
    version?: number
    status?: Published['status']
  }[],
): Written =>
  Prisma.sql`(SELECT * FROM jsonb_to_recordset(${JSON.stringify(products.map((product) => ({ ...product, searchText: productWords(product.content) })))}::jsonb) AS g(id uuid, content jsonb, "searchText" text, version int, status "ProductStatus"))`

/** Inserts new products, as drafts. @returns their ids in order */
export async function insertProducts(
  tx: Prisma.TransactionClient,
  contents: readonly ProductContent[],
): Promise<string[]> {
  if (contents.length === 0) return []
  const products = contents.map((content) => ({ id: randomUUID(), content }))
  await insertWritten(tx, given(products))
  return products.map(({ id }) => id)
}

/**
 * Inserts new products, as drafts, from any source in the database. @throws a unique violation for a SKU that is taken
 */
export async function insertWritten(tx: Prisma.TransactionClient, written: Written): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO product (id, "searchText", ${INTO}, status, "updatedAt")
    SELECT w.id, w."searchText", ${VALUES}, 'DRAFT', now() FROM ${written} w CROSS JOIN LATERAL jsonb_to_record(w.content) AS r(${RECORD})`
  await insertParts(tx, written)
  await tx.$executeRaw`${intoVariants(written)}`
}

/**
 * Writes published contents onto existing products, and drops their drafts. SKUs that remain keep their rows, because
 * requests refer to them.
 * @throws ConflictError 'stale' where one was changed since it was read, 'sku_in_use' where a requested SKU would be
 *   removed; InvalidInputError for a SKU of another product
 */
export async function writeProducts(
  tx: Prisma.TransactionClient,
  products: readonly {
    id: string
    content: ProductContent
    version: number
    status: Published['status']
  }[],
): Promise<void> {
  const ids = products.map(({ id }) => id)
  const skus = products.flatMap(({ content }) => content.variants.map(({ sku }) => sku))
  const written = given(products)
  const updated = await tx.$executeRaw`
    UPDATE product p SET (${INTO}) = (SELECT ${VALUES} FROM jsonb_to_record(w.content) AS r(${RECORD})), "searchText" = w."searchText", status = w.status, version = p.version + 1, draft = NULL, "draftBy" = NULL, "updatedAt" = now()
    FROM ${written} w WHERE p.id = w.id AND p.version = w.version`
  if (updated !== products.length) throw new ConflictError('stale')
  await tx.$executeRaw`DELETE FROM price_break WHERE "productId" = ANY(${ids}::uuid[])`
  await tx.$executeRaw`DELETE FROM product_image WHERE "productId" = ANY(${ids}::uuid[])`
  await tx.$executeRaw`DELETE FROM product_option WHERE "productId" = ANY(${ids}::uuid[])`
  const [requested] = await tx.$queryRaw<{ asked: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM quote_request_line l JOIN variant v ON v.id = l."variantId" WHERE v."productId" = ANY(${ids}::uuid[]) AND NOT v.sku = ANY(${skus}::text[])) AS asked`
  if (requested?.asked) throw new ConflictError('sku_in_use')
  await tx.$executeRaw`DELETE FROM variant WHERE "productId" = ANY(${ids}::uuid[]) AND NOT sku = ANY(${skus}::text[])`
  await insertParts(tx, written)
  const writtenSkus = await tx.$executeRaw`${intoVariants(written)}
    ON CONFLICT (sku) DO UPDATE SET ("finishCode", "finishName", "sizeCode", "sizeName", "unitPriceDeltaMinor", position)
      = (EXCLUDED."finishCode", EXCLUDED."finishName", EXCLUDED."sizeCode", EXCLUDED."sizeName", EXCLUDED."unitPriceDeltaMinor", EXCLUDED.position)
    WHERE variant."productId" = EXCLUDED."productId"`
  if (writtenSkus !== skus.length)
    throw new InvalidInputError({ change: [{ code: 'refusals.sku_taken' }] })
  await relist(tx, ids)
}

/** Inserts price breaks, options and pictures; there must be none yet. */
async function insertParts(tx: Prisma.TransactionClient, written: Written): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO price_break ("productId", "fromQuantity", "unitPriceMinor")
    SELECT w.id, r.* FROM ${written} w CROSS JOIN LATERAL jsonb_to_recordset(w.content->'priceBreaks') AS r("fromQuantity" int, "unitPriceMinor" int)`
  await tx.$executeRaw`
    INSERT INTO product_option (id, "productId", code, kind, name, "unitPriceMinor", "setupFeeMinor", "minimumQuantity", "leadTimeDays", artwork, detail, excludes, position)
    SELECT uuidv7(), w.id, r.code, r.kind, r.name, r."unitPriceMinor", r."setupFeeMinor", r."minimumQuantity", r."leadTimeDays", r.artwork, r.detail, r.excludes, r.n - 1
    FROM ${written} w CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(w.content->'options') AS (code text, kind text, name text, "unitPriceMinor" int, "setupFeeMinor" int, "minimumQuantity" int, "leadTimeDays" int, artwork boolean, detail text, excludes text[])) WITH ORDINALITY AS r(code, kind, name, "unitPriceMinor", "setupFeeMinor", "minimumQuantity", "leadTimeDays", artwork, detail, excludes, n)`
  await tx.$executeRaw`
    INSERT INTO product_image (id, "productId", path, role, "finishCode", "focalX", "focalY", alt, position)
    SELECT uuidv7(), w.id, r.path, r.role, r."finishCode", r."focalX", r."focalY", r.alt, r.n - 1
    FROM ${written} w CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(w.content->'pictures') AS (path text, role text, "finishCode" text, "focalX" int, "focalY" int, alt text)) WITH ORDINALITY AS r(path, role, "finishCode", "focalX", "focalY", alt, n)`
}

/** The statement that inserts SKUs; the caller decides what happens on a conflict. */
const intoVariants = (written: Written): Prisma.Sql => Prisma.sql`
    INSERT INTO variant (id, "productId", sku, "finishCode", "finishName", "sizeCode", "sizeName", "unitPriceDeltaMinor", position)
    SELECT uuidv7(), w.id, r.sku, r."finishCode", r."finishName", r."sizeCode", r."sizeName", r."unitPriceDeltaMinor", r.n - 1
    FROM ${written} w CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(w.content->'variants') AS (sku text, "finishCode" text, "finishName" text, "sizeCode" text, "sizeName" text, "unitPriceDeltaMinor" int)) WITH ORDINALITY AS r(sku, "finishCode", "finishName", "sizeCode", "sizeName", "unitPriceDeltaMinor", n)`
