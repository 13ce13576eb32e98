import 'server-only'
import { authorize } from '@/features/accounts/permissions'
import { actorOf, nameOf, type Viewer } from '@/features/accounts/viewer'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { productsCsv, readProducts, stylesIn, type HeldProduct, type ProductRun } from '../import/products-csv'
import { columnsOf, contentOf, withContent, writeContent } from './product-rows'

/** Says what a file would do, line by line; SKUs and addresses of other products among it. Nothing is written. */
export async function previewProducts(viewer: Viewer, file: string): Promise<ProductRun> {
  authorize(viewer, 'catalog.edit')
  const rows = await db.product.findMany({ where: { styleNumber: { in: stylesIn(file) } }, include: withContent })
  const held = new Map(rows.map((row): [string, HeldProduct] => [row.styleNumber, { id: row.id, version: row.version, content: contentOf(row) }]))
  const run = readProducts(file, held)
  const skus = run.products.flatMap(({ content }) => content.variants.map(({ sku }) => sku))
  const [variants, slugs] = await Promise.all([
    db.variant.findMany({ where: { sku: { in: skus } }, select: { sku: true, product: { select: { styleNumber: true } } } }),
    db.product.findMany({ where: { slug: { in: run.products.map(({ content }) => content.slug) } }, select: { slug: true, styleNumber: true } }),
  ])
  const owner = new Map<string, string>([...variants.map(({ sku, product }): [string, string] => [`SKU ${sku}`, product.styleNumber]), ...slugs.map(({ slug, styleNumber }): [string, string] => [`address ${slug}`, styleNumber])])
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
        for (const { content, held } of run.products) {
          if (held) {
            const { count } = await tx.product.updateMany({ where: { id: held.id, version: held.version }, data: { draft: content as unknown as Prisma.InputJsonValue, draftBy: nameOf(viewer), version: { increment: 1 } } })
            if (count === 0) throw new ConflictError('stale')
          } else {
            const { id } = await tx.product.create({ data: { ...columnsOf(content), searchText: '', status: 'DRAFT' }, select: { id: true } })
            await writeContent(tx, id, { content, status: 'DRAFT' })
            // Entered and not published, like any change: one button publishes them all.
            await tx.product.update({ where: { id }, data: { draft: content as unknown as Prisma.InputJsonValue, draftBy: nameOf(viewer) } })
          }
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
