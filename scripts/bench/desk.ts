import { staffActor, type Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { orderTable } from '@/features/orders/queries/order-table'
import { ORDER_LIST } from '@/features/orders/rules/order-list'
import { quoteTable } from '@/features/quotes/queries/quote-table'
import { QUOTE_LIST } from '@/features/quotes/rules/quote-list'
import { requestTable } from '@/features/requests/queries/inbox'
import { REQUEST_LIST } from '@/features/requests/rules/request-list'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { readList, type ListShape } from '@/platform/lists/shape'
import { readPage, type ListSource } from '@/platform/lists/source'
import { asOwner } from './as-owner'
import { percentile, type Figure } from './figure'

/** First pages of the desk's lists at a thousand and at a hundred thousand rows each, loaded as their pages do. */

const SMALL = 1_000
const LARGE = 100_000
const COMPANIES = 500
const WARM_UP = 5
const SAMPLES = 40
const MOST_TIMES = 2

/** Rows per statement: the application's role has a time limit for each. */
const BATCH = 5_000

/**
 * A year's requests with three lines each, half of them waiting; for each a quote with a sent
 * revision, and an order.
 * @param from serial after which they go on
 */
async function fill(from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += BATCH) {
    await fillBatch(start, Math.min(to, start + BATCH))
    // The triggers' plans are cached: without this they would be those for empty tables.
    await asOwner('ANALYZE')
  }
  await asOwner('VACUUM ANALYZE')
}

async function fillBatch(from: number, to: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO quote_request (id, serial, "companyId", "contactId", "companyName", "contactName", "contactEmail", destination, incoterm,
      currency, locale, "estimateMinor", "idempotencyKey", status, "createdAt")
    SELECT gen_random_uuid(), i, c."companyId", c.id, c.name, c.name, c.email, 'US', 'DDP', 'USD', 'en', i * 100, gen_random_uuid(),
      (CASE WHEN i % 2 = 0 THEN 'NEW' ELSE 'QUOTED' END)::"QuoteRequestStatus", now() - interval '1 year' * (1 - i / ${LARGE}::float)
    FROM generate_series(${from + 1}::int, ${to}::int) i
    JOIN (SELECT contact.*, row_number() OVER (ORDER BY email) - 1 AS place FROM contact) c ON c.place = i % ${COMPANIES}`
  const added = Prisma.sql`r.serial > ${from} AND r.serial <= ${to}`
  await db.$executeRaw`
    INSERT INTO quote_request_line (id, "requestId", position, kind, quantity, "optionCodes", specification)
    SELECT gen_random_uuid(), r.id, p, 'CUSTOM', 100, '{}', '{}' FROM quote_request r CROSS JOIN generate_series(1, 3) p WHERE ${added}`
  await db.$executeRaw`
    INSERT INTO quote (id, "requestId", "companyId", "createdAt")
    SELECT r.id, r.id, r."companyId", r."createdAt" FROM quote_request r WHERE ${added}`
  await db.$executeRaw`
    INSERT INTO quote_revision (id, "quoteId", number, state, document, "documentHash", currency, "totalMinor", "depositMinor", "validUntil", "sentAt", "updatedAt")
    SELECT r.id, r.id, 1, 'SENT', '{}', repeat('0', 64), 'USD', 100000, 30000, r."createdAt" + interval '30 days', r."createdAt", now()
    FROM quote_request r WHERE ${added}`
  await db.$executeRaw`
    INSERT INTO "order" (id, "quoteId", "revisionId", "companyId", currency, "totalMinor", "createdAt")
    SELECT r.id, r.id, r.id, r."companyId", 'USD', 100000, r."createdAt" FROM quote_request r WHERE ${added}`
  await db.$executeRaw`
    INSERT INTO payment_part (id, "orderId", kind, position, "amountMinor", currency)
    SELECT gen_random_uuid(), r.id, 'DEPOSIT', 1, 30000, 'USD' FROM quote_request r WHERE ${added}`
}

/** p95 of a list's first page, ms: the page's queries, and making rows of the result. */
async function firstPage<Row, C extends string, S extends string, F extends string>(
  shape: ListShape<C, S, F>,
  table: () => Promise<ListSource<Row, F, S>>,
): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < WARM_UP + SAMPLES; i++) {
    const began = performance.now()
    const page = await readPage(await table(), shape, readList(shape, {}).state)
    if (i >= WARM_UP) times.push(performance.now() - began)
    if (page.rows.length !== shape.pageRows) throw new Error(`${shape.name}: ${page.rows.length}`)
  }
  return percentile(times, 0.95)
}

const staff: Actor = staffActor({
  id: 'bench',
  name: 'Bench',
  email: 'bench@fsc.example',
  roles: STAFF_ROLES,
})
const LISTS: Record<string, () => Promise<number>> = {
  Inbox: () => firstPage(REQUEST_LIST, () => requestTable(staff)),
  Quotes: () => firstPage(QUOTE_LIST, () => quoteTable(staff)),
  Orders: () => firstPage(ORDER_LIST, () => orderTable(staff)),
}

await db.$executeRaw`
  WITH made AS (
    INSERT INTO company (id, name) SELECT gen_random_uuid(), 'Company ' || i FROM generate_series(1, ${COMPANIES}::int) i
    RETURNING id, name)
  INSERT INTO contact (id, "companyId", name, email)
  SELECT gen_random_uuid(), id, name, lower(replace(name, ' ', '.')) || '@bench.example' FROM made`
/** One after the other: in parallel each would wait for the others. */
async function measured(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const [name, ask] of Object.entries(LISTS)) found[name] = await ask()
  return found
}
await fill(0, SMALL)
const small = await measured()
await fill(SMALL, LARGE)
const large = await measured()
const figures: Figure[] = Object.keys(LISTS).map((name) => {
  const [few, many] = [small[name] ?? Number.NaN, large[name] ?? Number.NaN]
  return {
    name: `${name}, first page at ${LARGE} rows, p95`,
    value: many / few,
    unit: `times that at ${SMALL}`,
    bound: { atMost: MOST_TIMES },
    detail: `${many.toFixed(1)} against ${few.toFixed(1)} ms`,
  }
})
console.log(JSON.stringify(figures))
process.exit(0)
