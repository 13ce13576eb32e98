import { sayComplaint } from '@/i18n/say'
import { complaintOf } from '@/platform/validation-words'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { startImport } from '@/features/product-imports/commands/start-import'
import { applyImport } from '@/features/product-imports/commands/steer-import'
import { CONTENT_FIELDS, type ProductContent } from '@/features/catalog/rules/content'
import { getImport, listImportRows } from '@/features/product-imports/queries/imports'
import { workOnImports } from '@/features/product-imports/jobs/work'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { cellsOf } from '@/features/product-imports/rules/check-row'
import { db } from '@/platform/db/client'
import { boss } from '@/platform/jobs/boss'
import type { SheetFormat } from '@/platform/sheets/sheet'
import { writeSheet } from '@/platform/sheets/write'
import { seedRing } from '../quotes/submit-request-fixtures'

export const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

export const wei: Actor = { ...lin, userId: 'wei', name: 'Wei' }

/** The ring of the catalog that a sheet’s products are copies of. */
export let ring: ProductContent

/** Opens the job queue and publishes one ring. */
export async function openCatalog(): Promise<void> {
  await boss()
  await seedRing()
  const { id } = await db.product.findFirstOrThrow()
  ring = (await getDeskProduct(lin, id)).live
}

export const design = (name: string, i: number): ProductContent => ({
  ...ring,
  styleNumber: `${name}-${i}`,
  slug: `${name.toLowerCase()}-${i}`,
  name: `${name} ${i}`,
  variants: ring.variants.slice(0, 1).map((variant) => ({ ...variant, sku: `${name}-${i}-A` })),
})

export const designs = (
  name: string,
  count: number,
  change: (content: ProductContent, i: number) => ProductContent = (content) => content,
) => Array.from({ length: count }, (_, i) => change(design(name, i), i))

export async function sheet(
  rows: readonly (readonly string[])[],
  format: SheetFormat = 'csv',
): Promise<Uint8Array> {
  const all = (async function* () {
    yield* rows
  })()
  return new Uint8Array(await new Response(writeSheet(format, 'Products', all)).arrayBuffer())
}

export const productSheet = (contents: readonly ProductContent[], format?: SheetFormat) =>
  sheet([CONTENT_FIELDS, ...contents.map(cellsOf)], format)

export async function upload(content: Uint8Array | string, actor = lin): Promise<string> {
  const body = (async function* () {
    yield typeof content === 'string' ? new TextEncoder().encode(content) : content
  })()
  return (await startImport(as(actor), { fileName: 'sheet.csv', body, labels: {} })).id
}

export async function read(content: Uint8Array | string): Promise<string> {
  const id = await upload(content)
  await workOnImports()
  return id
}

export async function apply(id: string, entered: unknown = { how: 'batches' }): Promise<void> {
  await applyImport(as(lin), id, entered)
  await workOnImports()
}

/** An import with its problems in words. */
export async function importInWords(id: string) {
  const found = await getImport(lin, id)
  return {
    ...found,
    problem: found.problem && sayComplaint(complaintOf(found.problem), 'en'),
  }
}

export const problems = async (id: string) =>
  (await listImportRows(lin, id, { tab: 'wrong', page: 1 })).map(({ line, problems: all }) => [
    line,
    all.map(({ field, problem }) => `${field}: ${sayComplaint(problem, 'en')}`).join('; '),
  ])

export const named = (name: string) =>
  db.product.count({ where: { styleNumber: { startsWith: `${name}-` } } })
