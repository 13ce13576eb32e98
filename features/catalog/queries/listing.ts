import 'server-only'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { CatalogPage, FacetCount, ProductCard, WayOut } from '../rules/product-views'
import {
  FACETS,
  LINES,
  PAGE_SIZE,
  WEIGHT_BANDS,
  type CatalogFilters,
  type Facet,
} from '../rules/filters'
import { searchWords } from '../rules/search-words'
import { likeliest, wordsMeant, type Candidate } from '../rules/listing-spelling'
import { FoundSet, LISTED, type TermKind } from '../rules/listing-terms'

/** A condition on a product: to have one of these terms, or to be one of these products. */
interface Condition {
  /** the facet whose selection it is */
  facet: Facet | null
  terms: readonly (readonly [TermKind, string])[]
  ordinals?: readonly number[]
  /** what it was made from, so that it can be left out */
  from: { change: Partial<CatalogFilters>; leave: WayOut['leave'] } | null
}

/**
 * The one query of the shop: the products that match a search and filters, one page of them, with facet counts. Values
 * of one facet are combined with OR, facets with AND; a facet's own counts ignore its own selection. Bitmaps of the
 * terms are joined chunk by chunk in the database, so that counts are exact and cost the same however much matches.
 */
export async function findProducts(filters: CatalogFilters): Promise<CatalogPage> {
  const conditions = await conditionsOf(filters)
  const [found, facets] = await Promise.all([
    foundSet(conditions),
    facetCounts(conditions, filters),
  ])
  const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE))
  const skip = (Math.min(filters.page, pages) - 1) * PAGE_SIZE
  const [products, waysOut, spelling] = await Promise.all([
    cards(await ordered(found, filters, skip)),
    found.total === 0 ? waysOutOf(conditions) : [],
    found.total === 0 ? likelySpelling(filters) : null,
  ])
  return { products, total: found.total, pages, facets, waysOut, meant: spelling }
}

/** How many products match filters. */
export const countProducts = async (filters: CatalogFilters): Promise<number> =>
  (await foundSet(await conditionsOf(filters))).total

/** The products nearest to what is being typed, best first. */
export async function nearestProducts(query: string, most: number): Promise<ProductCard[]> {
  const filters: CatalogFilters = {
    q: query,
    line: [],
    type: [],
    finish: [],
    grade: [],
    size: [],
    weight: [],
    moq: null,
    leadTime: null,
    price: null,
    ready: null,
    sort: 'featured',
    view: 'cards',
    page: 1,
  }
  const found = await foundSet(await conditionsOf(filters))
  return (await cards(await ordered(found, filters, 0))).slice(0, most)
}

async function conditionsOf(filters: CatalogFilters): Promise<Condition[]> {
  const facetConditions = FACETS.filter((facet) => filters[facet].length > 0).map(
    (facet): Condition => ({
      facet,
      terms: filters[facet].map((value) => [facet, value] as const),
      from: { change: { [facet]: [] }, leave: { facet, value: filters[facet].join(', ') } },
    }),
  )
  const steps = (['moq', 'leadTime', 'price', 'ready'] as const).flatMap((kind): Condition[] => {
    const step = filters[kind]
    return step === null
      ? []
      : [
          {
            facet: null,
            terms: [[kind, String(step)]],
            from: { change: { [kind]: null }, leave: { facet: kind, value: String(step) } },
          },
        ]
  })
  return [
    { facet: null, terms: [['all', LISTED]], from: null },
    ...facetConditions,
    ...steps,
    ...(await searched(filters.q)),
  ]
}

/** An exact SKU or style number; or else every word; or else the beginning of a style number. */
async function searched(q: string): Promise<Condition[]> {
  if (q === '') return []
  const none: Condition = {
    facet: null,
    terms: [],
    from: { change: { q: '' }, leave: { facet: 'word', value: q } },
  }
  const words = searchWords(q)
  if (words.length === 0) return [none]
  const code = q.toUpperCase()
  const [exact, candidates] = await Promise.all([
    /\d/.test(q)
      ? db.$queryRaw<{ ordinal: number }[]>`
      SELECT ordinal FROM product WHERE status = 'PUBLISHED' AND "styleNumber" = ${code}
      UNION SELECT p.ordinal FROM variant v JOIN product p ON p.id = v."productId" WHERE p.status = 'PUBLISHED' AND v.sku = ${code}`
      : [],
    db.$queryRaw<Candidate[]>`
      SELECT asked, word, likeness FROM unnest(${words}::text[]) AS asked, LATERAL (
        (SELECT value AS word, 1.0::float AS likeness FROM listing_term WHERE kind = 'word' AND value LIKE asked || '%' LIMIT 50)
        UNION ALL (SELECT value, similarity(value, asked)::float FROM listing_term WHERE kind = 'word' ORDER BY value <-> asked LIMIT 30)) AS near`,
  ])
  if (exact.length > 0) return [{ ...none, ordinals: exact.map(({ ordinal }) => ordinal) }]
  const meanings = words.map((word) => ({
    word,
    terms: wordsMeant(
      word,
      candidates.filter(({ asked }) => asked === word),
    ).map((each) => ['word', each] as const),
  }))
  if (meanings.some(({ terms }) => terms.length === 0) && /^\S*\d\S*$|^\S+-\S+$/.test(q)) {
    const begin = await db.$queryRaw<
      { ordinal: number }[]
    >`SELECT ordinal FROM product WHERE status = 'PUBLISHED' AND "styleNumber" ^@ ${code} ORDER BY position, ordinal LIMIT 500`
    if (begin.length > 0) return [{ ...none, ordinals: begin.map(({ ordinal }) => ordinal) }]
  }
  return meanings.map(({ word, terms }): Condition => ({
    facet: null,
    terms,
    from: {
      change: { q: words.filter((each) => each !== word).join(' ') },
      leave: { facet: 'word', value: word },
    },
  }))
}

/** The chunks in which each condition matches anything, with the matching products. */
function holding(conditions: readonly Condition[]): Prisma.Sql {
  const terms = conditions.flatMap((condition, at) =>
    condition.terms.map(([kind, value]) => ({ at, facet: condition.facet, kind, value })),
  )
  const single = conditions.flatMap((condition, at) =>
    (condition.ordinals ?? []).map((ordinal) => ({ at, facet: condition.facet, ordinal })),
  )
  return Prisma.sql`
    holding AS MATERIALIZED (
      SELECT at, facet, chunk, bit_or(bits) AS bits FROM jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) AS c(at int, facet text, kind text, value text) JOIN listing_bits USING (kind, value) GROUP BY at, facet, chunk
      UNION ALL
      SELECT at, facet, ordinal / 8192, bit_or(set_bit(0::bit(8192), ordinal % 8192, 1)) FROM jsonb_to_recordset(${JSON.stringify(single)}::jsonb) AS c(at int, facet text, ordinal int) GROUP BY at, facet, ordinal / 8192)`
}

interface Found {
  total: number
  /** approximate number of all listed products */
  listed: number
  set: FoundSet
}

async function foundSet(conditions: readonly Condition[]): Promise<Found> {
  const rows = await db.$queryRaw<{ chunk: number; bits: string; total: number; listed: number }[]>`
    WITH ${holding(conditions)}, found AS (SELECT chunk, bit_and(bits) AS bits FROM holding GROUP BY chunk HAVING count(*) = ${conditions.length}::int)
    SELECT chunk, bits::text AS bits, bit_count(bits)::int AS total, (SELECT max(ordinal) FROM listing) AS listed FROM found WHERE bits <> 0::bit(8192)`
  return {
    total: rows.reduce((sum, { total }) => sum + total, 0),
    listed: rows[0]?.listed ?? 0,
    set: new FoundSet(rows),
  }
}

const MOST_SIZES = 24
const bySize = new Intl.Collator('en', { numeric: true })

async function facetCounts(
  conditions: readonly Condition[],
  filters: CatalogFilters,
): Promise<Record<Facet, FacetCount[]>> {
  const selected = conditions.flatMap(({ facet }) => facet ?? [])
  const open = FACETS.filter((facet) => !selected.includes(facet))
  const rows = await db.$queryRaw<{ kind: Facet; value: string; label: string; count: number }[]>`
    WITH ${holding(conditions)},
    mask AS MATERIALIZED (
      SELECT asked.facet, found.chunk, found.bits FROM (SELECT chunk, bit_and(bits) AS bits FROM holding GROUP BY chunk HAVING count(*) = ${conditions.length}::int) AS found, unnest(${open}::text[]) AS asked(facet)
      UNION ALL
      SELECT asked.facet, chunk, bit_and(bits) FROM holding JOIN unnest(${selected}::text[]) AS asked(facet) ON holding.facet IS DISTINCT FROM asked.facet GROUP BY asked.facet, chunk HAVING count(*) = ${conditions.length - 1}::int),
    -- Counted before they are brought together: else whole bitmaps are sorted.
    counted AS MATERIALIZED (SELECT b.kind, b.value, bit_count(b.bits & m.bits) AS held FROM mask m JOIN listing_bits b ON b.kind = m.facet AND b.chunk = m.chunk)
    SELECT kind, value, label, count FROM (SELECT kind, value, sum(held)::int AS count FROM counted GROUP BY kind, value) AS summed
    JOIN listing_term USING (kind, value) WHERE count > 0 OR value = ANY(${selected.flatMap((facet) => filters[facet])}::text[])
    ORDER BY count DESC, label`
  const of = (facet: Facet) =>
    rows
      .filter(({ kind }) => kind === facet)
      .map(({ value, label, count }) => ({ value, label, count }))
  const along = (order: readonly string[], counts: FacetCount[]) =>
    counts.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
  // The sizes that most products come in, or that are selected, by name.
  const sizes = of('size')
    .filter(({ value }, i) => i < MOST_SIZES || filters.size.includes(value))
    .toSorted((a, b) => bySize.compare(a.label, b.label))
  return {
    line: along(LINES, of('line')),
    type: of('type'),
    finish: of('finish'),
    grade: of('grade'),
    size: sizes,
    weight: along(WEIGHT_BANDS, of('weight')),
  }
}

/**
 * The search with each word replaced by the catalog's most likely one; null where that is the same search, or finds
 * nothing either.
 */
async function likelySpelling(filters: CatalogFilters): Promise<string | null> {
  const words = searchWords(filters.q)
  if (words.length === 0) return null
  const rows = await db.$queryRaw<Candidate[]>`
    SELECT asked, word, likeness FROM unnest(${words}::text[]) AS asked, LATERAL (
      SELECT value AS word, similarity(value, asked)::float AS likeness FROM listing_term WHERE kind = 'word' ORDER BY value <-> asked LIMIT 10) AS near`
  const q = words
    .map((word) =>
      likeliest(
        word,
        rows.filter(({ asked }) => asked === word),
      ),
    )
    .join(' ')
  return q !== words.join(' ') && (await countProducts({ ...filters, q })) > 0 ? q : null
}

/** For each condition: how many products there are without it. */
async function waysOutOf(conditions: readonly Condition[]): Promise<WayOut[]> {
  const ways = await Promise.all(
    conditions.map(async ({ from }, i) =>
      from ? [{ ...from, total: (await foundSet(conditions.toSpliced(i, 1))).total }] : [],
    ),
  )
  return ways
    .flat()
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => b.total - a.total)
    .slice(0, 4)
}

const SORT_COLUMN: Record<CatalogFilters['sort'], string> = {
  featured: 'position',
  price: '"fromPriceMinor"',
  leadTime: '"leadTimeDays"',
  moq: 'moq',
  name: '"sortName"',
}

/**
 * Ordinals of a page, in the requested order. A few are sorted directly; for many, the presorted list is walked until
 * the page is full: whichever reads fewer rows.
 */
async function ordered(
  { total, listed, set }: Found,
  { sort, q }: CatalogFilters,
  skip: number,
): Promise<number[]> {
  if (total === 0) return []
  const key = Prisma.raw(SORT_COLUMN[sort])
  const steps = Math.ceil(((skip + PAGE_SIZE) * listed) / total)
  // Walking a row costs about a quarter of looking one up and sorting it.
  if (total * 4 > steps && total > FEW) return walked(set, key, skip, steps)
  // A match in the name comes before one elsewhere.
  const words = sort === 'featured' ? searchWords(q) : []
  const nameMatches =
    words.length > 0
      ? Prisma.sql`(SELECT count(*) FROM unnest(${words}::text[]) AS word WHERE strpos("sortName", word) > 0) DESC,`
      : Prisma.empty
  const rows = await db.$queryRaw<{ ordinal: number }[]>`
    SELECT ordinal FROM listing WHERE ordinal = ANY(${set.ordinals()}::int[]) ORDER BY ${nameMatches} ${key}, position, ordinal LIMIT ${PAGE_SIZE} OFFSET ${skip}`
  return rows.map(({ ordinal }) => ordinal)
}
/** Up to so many are always sorted directly, and so by how well their name matches. */
const FEW = 2_000

async function walked(
  foundProducts: FoundSet,
  key: Prisma.Sql,
  skip: number,
  steps: number,
): Promise<number[]> {
  const page: number[] = []
  let [matches, size] = [0, Math.ceil(steps * 1.5)]
  let after: { key: number | string; position: number; ordinal: number } | null = null
  for (;;) {
    const from: Prisma.Sql = after
      ? Prisma.sql`WHERE (${key}, position, ordinal) > (${after.key}, ${after.position}, ${after.ordinal})`
      : Prisma.empty
    const rows: { key: number | string; position: number; ordinal: number }[] =
      await db.$queryRaw`SELECT ${key} AS key, position, ordinal FROM listing ${from} ORDER BY ${key}, position, ordinal LIMIT ${size}`
    for (const { ordinal } of rows) {
      if (!foundProducts.has(ordinal) || ++matches <= skip) continue
      if (page.push(ordinal) === PAGE_SIZE) return page
    }
    if (rows.length < size) return page
    after = rows.at(-1) ?? null
    size = Math.min(100_000, size * 2)
  }
}

async function cards(ordinals: readonly number[]): Promise<ProductCard[]> {
  const rows = await db.listing.findMany({
    where: { ordinal: { in: [...ordinals] } },
    select: { ordinal: true, card: true },
  })
  const byOrdinal = new Map(
    rows.map(({ ordinal, card }) => [ordinal, card as unknown as ProductCard]),
  )
  return ordinals.flatMap((ordinal) => byOrdinal.get(ordinal) ?? [])
}
