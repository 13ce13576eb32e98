import 'server-only'
import { randomUUID } from 'node:crypto'
import { authorize } from '@/features/accounts/permissions'
import { actorOf, nameOf, type Viewer } from '@/features/accounts/viewer'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import type { ProductContent } from '../content'
import { productsCsv, readProducts, stylesIn, type HeldProduct, type ProductRun } from '../import/products-csv'
import { productWords } from '../search-words'
import { columnsOf, contentOf, withContent } from './product-rows'

/** Says what a file would do, line by line; SKUs and addresses of other products among it. Nothing is written. */
export async function previewProducts(viewer: Viewer, file: string): Promise<ProductRun> {
  authorize(viewer, 'catalog.edit')
  const rows = await db.product.findMany({ where: { styleNumber: { in: stylesIn(file) } }, include: withContent })
  const held = new Map(rows.map((row): [string, HeldProduct] => [row.styleNumber, { id: row.id, version: row.version, content: contentOf(row) }]))
  const run = readProducts(file, held)
  const skus = run.products.flatMap(({ content }) => content.variants.map(({ sku }) => sku))
  const slugs = run.products.map(({ content }) => content.slug)
  // As one array each: a sheet has more SKUs than a statement may have parameters.
  const owned = await db.$queryRaw<{ name: string; style: string }[]>`
    SELECT 'SKU ' || v.sku AS name, p."styleNumber" AS style FROM variant v JOIN product p ON p.id = v."productId" WHERE v.sku = ANY(${skus}::text[])
    UNION ALL SELECT 'address ' || slug, "styleNumber" FROM product WHERE slug = ANY(${slugs}::text[])`
  const owner = new Map(owned.map(({ name, style }) => [name, style]))
  const others = run.products.flatMap(({ line, styleNumber, content }) =>
    [`address ${content.slug}`, ...content.variants.map(({ sku }) => `SKU ${sku}`)].flatMap((name) => (owner.has(name) && owner.get(name) !== styleNumber ? [{ line, message: `${name} is that of ${owner.get(name)}` }] : [])),
  )
  return { ...run, errors: [...run.errors, ...others].toSorted((a, b) => a.line - b.line) }
}

/**
 * Takes a file whole: new products as drafts, changes as entries that aren't published. Or nothing of it.
 * @throws InvalidInputError when a line is wrong or the file changes nothing; ConflictError 'stale' when a product was changed meanwhile
 */
export async function importProducts(viewer: Viewer, file: string): Promise<{ added: number; changed: number }> {
  const run = await previewProducts(viewer, file)
  if (run.errors.length > 0) throw new InvalidInputError({ file: [`${run.errors.length} lines are wrong; nothing was taken`] })
  if (run.products.length === 0) throw new InvalidInputError({ file: ['the file changes nothing'] })
  const added = run.products.filter(({ held }) => held === null)
  try {
    await db.$transaction(
      async (tx) => {
        for (let i = 0; i < run.products.length; i += AT_ONCE) {
          const some = run.products.slice(i, i + AT_ONCE)
          await addAll(tx, some.flatMap(({ held, content }) => (held ? [] : [content])))
          await changeAll(tx, some.flatMap(({ held, content }) => (held ? [{ id: held.id, version: held.version, content }] : [])), nameOf(viewer))
        }
        await recordAudit(tx, { actor: actorOf(viewer), action: 'product.import', objectType: 'product', objectId: 'file', after: { products: run.products.map(({ styleNumber }) => styleNumber) } })
      },
      { timeout: 120_000 },
    )
  } catch (error) {
    if (isUniqueViolation(error)) throw new ConflictError('stale')
    throw error
  }
  return { added: added.length, changed: run.products.length - added.length }
}

/** Rows of one statement. */
const AT_ONCE = 500

/** New products, as drafts. */
async function addAll(tx: Prisma.TransactionClient, contents: readonly ProductContent[]): Promise<void> {
  if (contents.length === 0) return
  const ids = new Map(contents.map(({ styleNumber }) => [styleNumber, randomUUID()]))
  const rows = contents.map((content) => ({ ...columnsOf(content), id: ids.get(content.styleNumber), searchText: productWords(content) }))
  await tx.$executeRaw`
    INSERT INTO product (id, name, slug, "styleNumber", line, type, summary, description, grade, material, dimensions, "unitWeightGrams", moq, "orderMultiple", "leadTimeDays", "sampleLeadTimeDays",
      "cartonPieces", "cartonLengthMm", "cartonWidthMm", "cartonHeightMm", "cartonGrossGrams", "hsCodeUs", origins, "searchText", status, "updatedAt")
    SELECT r.*, 'DRAFT', now() FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, name text, slug text, "styleNumber" text, line "ProductLine", type text, summary text, description text, grade text,
      material text, dimensions jsonb, "unitWeightGrams" numeric, moq int, "orderMultiple" int, "leadTimeDays" int, "sampleLeadTimeDays" int, "cartonPieces" int, "cartonLengthMm" int, "cartonWidthMm" int,
      "cartonHeightMm" int, "cartonGrossGrams" int, "hsCodeUs" text, origins text[], "searchText" text)`
  const parts = <T extends object>(of: (content: ProductContent) => readonly T[]) => JSON.stringify(contents.flatMap((content) => of(content).map((part, position) => ({ ...part, position, productId: ids.get(content.styleNumber) }))))
  // A statement a table, its rows as one value: tens of thousands of rows as parameters would take many times as long.
  await tx.$executeRaw`
    INSERT INTO price_break ("productId", "fromQuantity", "unitPriceMinor")
    SELECT * FROM jsonb_to_recordset(${parts(({ priceBreaks }) => priceBreaks)}::jsonb) AS r("productId" uuid, "fromQuantity" int, "unitPriceMinor" int)`
  await tx.$executeRaw`
    INSERT INTO product_option (id, "productId", code, kind, name, "unitPriceMinor", "setupFeeMinor", "minimumQuantity", "leadTimeDays", position)
    SELECT gen_random_uuid(), * FROM jsonb_to_recordset(${parts(({ options }) => options)}::jsonb)
      AS r("productId" uuid, code text, kind text, name text, "unitPriceMinor" int, "setupFeeMinor" int, "minimumQuantity" int, "leadTimeDays" int, position int)`
  await tx.$executeRaw`
    INSERT INTO variant (id, "productId", sku, "finishCode", "finishName", "sizeCode", "sizeName", "unitPriceDeltaMinor", position)
    SELECT gen_random_uuid(), * FROM jsonb_to_recordset(${parts(({ variants }) => variants)}::jsonb)
      AS r("productId" uuid, sku text, "finishCode" text, "finishName" text, "sizeCode" text, "sizeName" text, "unitPriceDeltaMinor" int, position int)`
}

/** Entries of products that are there. @throws ConflictError 'stale' when one was changed since it was read */
async function changeAll(tx: Prisma.TransactionClient, changes: readonly { id: string; version: number; content: ProductContent }[], by: string): Promise<void> {
  if (changes.length === 0) return
  const count = await tx.$executeRaw`
    UPDATE product p SET draft = c.content, "draftBy" = ${by}, version = p.version + 1, "updatedAt" = now()
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c(id uuid, version int, content jsonb) WHERE p.id = c.id AND p.version = c.version`
  if (count !== changes.length) throw new ConflictError('stale')
}

/** The catalog as a file that can be edited and read back, a page of products at a time. */
export async function* exportProducts(viewer: Viewer): AsyncGenerator<string> {
  authorize(viewer, 'catalog.edit')
  let after: string | null = null
  for (let first = true; ; first = false) {
    const rows: Awaited<ReturnType<typeof page>> = await page(after)
    const csv = productsCsv(rows.map(contentOf))
    yield first ? `\uFEFF${csv}` : csv.slice(csv.indexOf('\n') + 1)
    if (rows.length < EXPORT_PAGE) return
    after = rows.at(-1)?.id ?? null
  }
}
const EXPORT_PAGE = 500
const page = (after: string | null) => db.product.findMany({ include: withContent, orderBy: { id: 'asc' }, take: EXPORT_PAGE, ...(after ? { cursor: { id: after }, skip: 1 } : {}) })
