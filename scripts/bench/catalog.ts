import { asAdmin } from '../database/clone'
import { randomUUID } from 'node:crypto'
import { findProducts } from '@/features/catalog/queries/listing'
import { bitmapRows, termsOf } from '@/features/catalog/rules/listing-terms'
import { writeBitmaps } from '@/features/catalog/commands/write-listing'
import { folded, productWords } from '@/features/catalog/rules/search-words'
import { db } from '@/platform/db/client'
import { sampler, syntheticDesign } from './synthetic'

/** Fills the catalog with made-up designs up to SIZE, and prints how long searches in it take, in milliseconds. */

const SIZE = Number(process.env.SIZE)
const AT_ONCE = 8_192
const SEARCHES = 300

function rowsOf(i: number, ordinal: number) {
  const { style, name, line, type, grade, finishes, moq, leadTimeDays, priceMinor, sizeMm } =
    syntheticDesign(i)
  const slug = style.toLowerCase()
  const id = randomUUID()
  const searchText = productWords({
    name,
    type,
    line: line as 'jewelry',
    grade,
    material: 'stainless steel',
    variants: finishes.map((finishName) => ({ finishName })),
    dimensions: [{ name: 'Width', millimetres: String(sizeMm) }],
  })
  const card = {
    slug,
    name,
    styleNumber: style,
    type,
    grade,
    material: 'stainless steel',
    finishes,
    size: `width ${sizeMm} mm`,
    unitWeightGrams: '5',
    imagePath: null,
    imageAlt: name,
    fromPriceMinor: priceMinor,
    fromQuantity: moq,
    moq,
    orderMultiple: 1,
    leadTimeDays,
    sku: `${style}-1`,
    ready: false,
  }
  return {
    id,
    ordinal,
    position: 1_000 + i,
    finishes,
    slug,
    styleNumber: style,
    name,
    line: line.toUpperCase(),
    type,
    grade,
    moq,
    leadTimeDays,
    searchText,
    sku: card.sku,
    card,
    sortName: folded(name),
    fromPriceMinor: priceMinor,
    terms: termsOf({
      card,
      line,
      finishes: finishes.map((code) => ({ code, name: code })),
      sizes: Array.from({ length: 5 }, (_, n) => ({
        code: String(n),
        name: `US ${6 + ((i + n) % 9)}`,
      })),
      searchText,
    }),
  }
}

/** The desk's indexes aren't used here, and would take most of the time. */
const asOwner = (sql: string) =>
  asAdmin(process.env.DATABASE_OWNER_URL || (process.env.DATABASE_URL ?? ''), (owner) =>
    owner.query(sql),
  )
await asOwner('DROP INDEX IF EXISTS product_search_trgm, "variant_finishCode_idx"')
const [start] = await db.$queryRaw<
  { made: number; ordinal: number }[]
>`SELECT (SELECT count(*) FROM product WHERE "styleNumber" LIKE 'SYN-%')::int AS made, (SELECT max(ordinal) FROM product)::int AS ordinal`
let ordinal = start?.ordinal ?? 0
for (let i = start?.made ?? 0; i < SIZE; i += AT_ONCE) {
  const rows = Array.from({ length: Math.min(AT_ONCE, SIZE - i) }, (_, n) =>
    rowsOf(i + n, ++ordinal),
  )
  const json = JSON.stringify(rows.map(({ terms: _terms, ...row }) => row))
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`
        INSERT INTO product (id, ordinal, slug, "styleNumber", name, line, type, grade, moq, "leadTimeDays", position, "searchText", summary, description, material, dimensions, "unitWeightGrams", "orderMultiple", "sampleLeadTimeDays", "cartonPieces", "cartonLengthMm", "cartonWidthMm", "cartonHeightMm", "cartonGrossGrams", "hsCodeUs", origins, status, "updatedAt")
        SELECT r.*, '', '', 'stainless steel', '[]', 5, 1, 7, 1, 1, 1, 1, 1, '7117.19.9000', '{CN}', 'PUBLISHED', now()
        FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, ordinal int, slug text, "styleNumber" text, name text, line "ProductLine", type text, grade text, moq int, "leadTimeDays" int, position int, "searchText" text)`
      await tx.$executeRaw`
        INSERT INTO variant (id, "productId", sku, "finishCode", "finishName", "sizeCode", "sizeName", position)
        SELECT gen_random_uuid(), r.id, r."styleNumber" || '-' || f.at, f.code, f.code, '1', '1', f.at FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, "styleNumber" text, finishes jsonb), jsonb_array_elements_text(r.finishes) WITH ORDINALITY AS f(code, at)`
      await tx.$executeRaw`
        INSERT INTO listing ("productId", ordinal, position, "sortName", "fromPriceMinor", "leadTimeDays", moq, card)
        SELECT * FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, ordinal int, position int, "sortName" text, "fromPriceMinor" int, "leadTimeDays" int, moq int, card jsonb)`
      await writeBitmaps(tx, bitmapRows(rows))
    },
    { timeout: 120_000 },
  )
}
await asOwner('VACUUM ANALYZE')
const next = sampler(SIZE + 1)
const times: number[] = []
for (let i = -40; i < SEARCHES; i++) {
  const filters = next()
  const from = performance.now()
  await findProducts(filters)
  if (i >= 0) times.push(performance.now() - from)
}
console.log(JSON.stringify(times))
await db.$disconnect()
