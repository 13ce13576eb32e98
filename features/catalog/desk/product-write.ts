import 'server-only'
import { randomUUID } from 'node:crypto'
import { Prisma } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import type { ProductContent } from '../content'
import { relist } from '../listing/write'
import { productWords } from '../search-words'
import { columnsOf, type Published } from './product-rows'

/**
 * Writing of products, many at once: a statement a table, its rows as one value.
 * Tens of thousands of rows as parameters, or a statement a product, would take many times as long.
 */

/** Columns of a product's own row, as the record that a statement reads them from. */
const OWN = `name text, slug text, "styleNumber" text, line "ProductLine", type text, summary text, description text, grade text, material text, dimensions jsonb, "unitWeightGrams" numeric,
  moq int, "orderMultiple" int, "leadTimeDays" int, "sampleLeadTimeDays" int, "cartonPieces" int, "cartonLengthMm" int, "cartonWidthMm" int, "cartonHeightMm" int, "cartonGrossGrams" int,
  "hsCodeUs" text, origins text[], "finishMoqs" jsonb, "variantBreaks" jsonb, "optionBreaks" jsonb, "shortRun" jsonb, "sampleFeeMinor" int, stock jsonb, "stockLeadTimeDays" int, "hsCodes" jsonb, materials jsonb, documents text[], "searchText" text`
const OWN_NAMES = OWN.split(',').map((column) => column.trim().split(' ')[0])

interface Written {
  id: string
  content: ProductContent
}

const ownRow = ({ id, content }: Written) => ({ ...columnsOf(content), id, searchText: productWords(content) })

/** New products, as drafts. @returns their ids in order */
export async function insertProducts(tx: Prisma.TransactionClient, contents: readonly ProductContent[]): Promise<string[]> {
  if (contents.length === 0) return []
  const products = contents.map((content): Written => ({ id: randomUUID(), content }))
  await tx.$executeRaw`
    INSERT INTO product (id, ${Prisma.raw(OWN_NAMES.join(', '))}, status, "updatedAt")
    SELECT r.*, 'DRAFT', now() FROM jsonb_to_recordset(${JSON.stringify(products.map(ownRow))}::jsonb) AS r(id uuid, ${Prisma.raw(OWN)})`
  await insertParts(tx, products)
  return products.map(({ id }) => id)
}

/**
 * Writes published contents onto products that are there, and gives up what was entered of them. SKUs that stay keep their rows, because requests stand on them.
 * @throws ConflictError 'stale' when one was changed since it was read, 'sku_in_use' for a SKU that was asked for and is to go; InvalidInputError for a SKU of another product
 */
export async function writeProducts(tx: Prisma.TransactionClient, products: readonly (Written & { version: number; status: Published['status'] })[]): Promise<void> {
  const ids = products.map(({ id }) => id)
  const skus = products.flatMap(({ content }) => content.variants.map(({ sku }) => sku))
  const rows = JSON.stringify(products.map((product) => ({ ...ownRow(product), version: product.version, status: product.status })))
  const updated = await tx.$executeRaw`
    UPDATE product p SET ${Prisma.raw(OWN_NAMES.map((name) => `${name} = r.${name}`).join(', '))}, status = r.status, version = p.version + 1, draft = NULL, "draftBy" = NULL, "updatedAt" = now()
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, version int, status "ProductStatus", ${Prisma.raw(OWN)}) WHERE p.id = r.id AND p.version = r.version`
  if (updated !== products.length) throw new ConflictError('stale')
  await tx.$executeRaw`DELETE FROM price_break WHERE "productId" = ANY(${ids}::uuid[])`
  await tx.$executeRaw`DELETE FROM product_image WHERE "productId" = ANY(${ids}::uuid[])`
  await tx.$executeRaw`DELETE FROM product_option WHERE "productId" = ANY(${ids}::uuid[])`
  const [asked] = await tx.$queryRaw<{ asked: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM quote_request_line l JOIN variant v ON v.id = l."variantId" WHERE v."productId" = ANY(${ids}::uuid[]) AND NOT v.sku = ANY(${skus}::text[])) AS asked`
  if (asked?.asked) throw new ConflictError('sku_in_use')
  await tx.$executeRaw`DELETE FROM variant WHERE "productId" = ANY(${ids}::uuid[]) AND NOT sku = ANY(${skus}::text[])`
  await insertParts(tx, products)
  await relist(tx, ids)
}

/** Price breaks, options and pictures, of which there must be none, and variants, which may be there. */
async function insertParts(tx: Prisma.TransactionClient, products: readonly Written[]): Promise<void> {
  const rows = <T extends object>(of: (content: ProductContent) => readonly T[]) => JSON.stringify(products.flatMap(({ id, content }) => of(content).map((part, position) => ({ ...part, position, productId: id }))))
  await tx.$executeRaw`
    INSERT INTO price_break ("productId", "fromQuantity", "unitPriceMinor")
    SELECT * FROM jsonb_to_recordset(${rows(({ priceBreaks }) => priceBreaks)}::jsonb) AS r("productId" uuid, "fromQuantity" int, "unitPriceMinor" int)`
  await tx.$executeRaw`
    INSERT INTO product_option (id, "productId", code, kind, name, "unitPriceMinor", "setupFeeMinor", "minimumQuantity", "leadTimeDays", artwork, detail, excludes, position)
    SELECT gen_random_uuid(), * FROM jsonb_to_recordset(${rows(({ options }) => options)}::jsonb)
      AS r("productId" uuid, code text, kind text, name text, "unitPriceMinor" int, "setupFeeMinor" int, "minimumQuantity" int, "leadTimeDays" int, artwork boolean, detail text, excludes text[], position int)`
  await tx.$executeRaw`
    INSERT INTO product_image (id, "productId", path, role, "finishCode", "focalX", "focalY", alt, position)
    SELECT gen_random_uuid(), * FROM jsonb_to_recordset(${rows(({ pictures }) => pictures)}::jsonb)
      AS r("productId" uuid, path text, role text, "finishCode" text, "focalX" int, "focalY" int, alt text, position int)`
  const variants = products.reduce((sum, { content }) => sum + content.variants.length, 0)
  const written = await tx.$executeRaw`
    INSERT INTO variant (id, "productId", sku, "finishCode", "finishName", "sizeCode", "sizeName", "unitPriceDeltaMinor", position)
    SELECT gen_random_uuid(), * FROM jsonb_to_recordset(${rows(({ variants: all }) => all)}::jsonb)
      AS r("productId" uuid, sku text, "finishCode" text, "finishName" text, "sizeCode" text, "sizeName" text, "unitPriceDeltaMinor" int, position int)
    ON CONFLICT (sku) DO UPDATE SET ("finishCode", "finishName", "sizeCode", "sizeName", "unitPriceDeltaMinor", position)
      = (EXCLUDED."finishCode", EXCLUDED."finishName", EXCLUDED."sizeCode", EXCLUDED."sizeName", EXCLUDED."unitPriceDeltaMinor", EXCLUDED.position)
    WHERE variant."productId" = EXCLUDED."productId"`
  if (written !== variants) throw new InvalidInputError({ change: ['a SKU is taken by another product'] })
}
