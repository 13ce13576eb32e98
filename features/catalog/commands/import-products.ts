import 'server-only'
import { authorize } from '@/features/accounts/permissions'
import { actorOf, nameOf, type Viewer } from '@/features/accounts/viewer'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import type { ProductContent } from '../content'
import { readProducts, stylesIn, type HeldProduct, type ProductRun } from '../import/products-csv'
import { contentOf, withContent } from '../desk/product-rows'
import { insertProducts } from '../desk/product-write'

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
          await insertProducts(tx, some.flatMap(({ held, content }) => (held ? [] : [content])))
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

/** Entries of products that are there. @throws ConflictError 'stale' when one was changed since it was read */
async function changeAll(tx: Prisma.TransactionClient, changes: readonly { id: string; version: number; content: ProductContent }[], by: string): Promise<void> {
  if (changes.length === 0) return
  const count = await tx.$executeRaw`
    UPDATE product p SET draft = c.content, "draftBy" = ${by}, version = p.version + 1, "updatedAt" = now()
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c(id uuid, version int, content jsonb) WHERE p.id = c.id AND p.version = c.version`
  if (count !== changes.length) throw new ConflictError('stale')
}
