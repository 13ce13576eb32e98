import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { measureTable } from '@/features/tariffs/queries/measure-table'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { GROUPS, type Found } from '../rules/kinds'
import { codeDigits, writtenCodes } from '../rules/matching'

const SHOWN = 6
const COUNTED = 1_000
const LAST = String.fromCodePoint(0x10_ff_ff)
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface ProductRow {
  id: string
  styleNumber: string
  sku: string | null
  name: string
}

const productFound = ({ id, styleNumber, sku, name }: ProductRow): Found => ({
  key: `product:${id}`,
  group: 'product',
  title: sku ?? styleNumber,
  detail: name,
  href: GROUPS.product.href(id),
})

/** Products by the beginning of a style number or SKU, or by their words; through the catalog's own indexes. */
export async function productsFound(q: string): Promise<Found[]> {
  const code = q.toUpperCase()
  const byCode = await db.$queryRaw<ProductRow[]>`
    SELECT DISTINCT ON (f.id) f.id::text AS id, f."styleNumber", f.sku, f.name FROM (
      (SELECT p.id, p."styleNumber", NULL AS sku, p.name, 0 AS rank FROM product p
        WHERE p."styleNumber" ^@ ${code} LIMIT ${SHOWN})
      UNION ALL
      (SELECT p.id, p."styleNumber", v.sku, p.name, 1 FROM variant v JOIN product p ON p.id = v."productId"
        WHERE v.sku >= ${code} AND v.sku < ${code + LAST} ORDER BY v.sku LIMIT ${SHOWN})) f
    ORDER BY f.id, f.rank LIMIT ${SHOWN}`
  if (byCode.length > 0 || q.length < 3) return byCode.map(productFound)
  const word = `%${q.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const byName = await db.$queryRaw<ProductRow[]>`
    SELECT p.id::text AS id, p."styleNumber", NULL AS sku, p.name FROM product p
    WHERE p."searchText" LIKE ${word} LIMIT ${SHOWN}`
  return byName.map(productFound)
}

export async function productsByRef(ids: readonly string[]): Promise<Found[]> {
  const uuids = ids.filter((id) => UUID.test(id))
  if (uuids.length === 0) return []
  const rows = await db.product.findMany({
    where: { id: { in: uuids } },
    select: { id: true, styleNumber: true, name: true },
  })
  return rows.map((row) => productFound({ ...row, sku: null }))
}

/** A tariff code with what is shown beside it. */
export interface CodeFound {
  code: string
  /** products that have it, counted up to a thousand */
  products: number
  /** rows of the tariff rules that concern it */
  rows: number
}

/** Tariff codes that begin as typed: those that products have, and the typed one itself where rules concern it. */
export async function codesFound(actor: Actor, q: string): Promise<CodeFound[]> {
  const digits = codeDigits(q)
  if (digits === null) return []
  const [dotted = digits] = writtenCodes(digits)
  const begins = writtenCodes(digits).map((code) => Prisma.sql`p."hsCodeUs" ^@ ${code}`)
  const codes = await db.$queryRaw<{ code: string; products: number }[]>`
    SELECT code, count(*)::int AS products FROM (
      SELECT p."hsCodeUs" AS code FROM product p WHERE ${Prisma.join(begins, ' OR ')} LIMIT ${COUNTED}) held
    GROUP BY 1 ORDER BY 1 LIMIT ${SHOWN - 1}`
  const table = await measureTable(actor)
  const rowsOf = (code: string) =>
    table.count({
      filter: { q: code, to: '', origin: '', day: '', review: '' },
      sort: 'heading',
      down: false,
      before: null,
      most: COUNTED,
    })
  const all = codes.some(({ code }) => code === dotted)
    ? codes
    : [{ code: dotted, products: 0 }, ...codes]
  const hits = await Promise.all(
    all.map(async ({ code, products }) => ({ code, products, rows: await rowsOf(code) })),
  )
  return hits.filter(({ products, rows }) => products > 0 || rows > 0)
}
