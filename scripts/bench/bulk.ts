import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import { memberActor, type Actor } from '@/features/accounts/rules/actor'
import { MAX_LINES } from '@/features/basket/rules/limits'
import { submitRequest } from '@/features/requests/commands/submit-request'
import type { PricedList } from '@/features/requests/price-schema'
import { db } from '@/platform/db/client'
import { databaseEnv } from '@/platform/env'
import { percentile, type Figure } from './figure'
import { longQuoteFigures } from './long-quotes'
import { signIn, signInOf, url } from './people'

/**
 * A request of 5,000 lines: priced with own prices, duty and freight, and saved; compared with
 * writing its rows by plain SQL. And long quotes.
 */

const WARM_UP = 2
const SAMPLES = 8
const DESTINATION = 'US'

interface Line {
  sku: string
  variantId: string
  quantity: number
  note: string
}

async function manyLines(): Promise<Line[]> {
  const variants = await db.variant.findMany({
    where: { product: { status: 'PUBLISHED', origins: { has: 'CN' } } },
    orderBy: { sku: 'asc' },
    include: { product: true },
  })
  return Array.from({ length: MAX_LINES }, (_, i) => {
    const variant = variants[i % variants.length]
    if (!variant) throw new Error('the catalog is empty')
    const { moq, orderMultiple } = variant.product
    return {
      sku: variant.sku,
      variantId: variant.id,
      quantity: Math.ceil(moq / orderMultiple) * orderMultiple,
      note: `line ${i + 1} of the buyer’s sheet`,
    }
  })
}

/** The page's own call: over HTTP, by a signed-in person. */
async function priced(cookie: string, lines: readonly Line[]): Promise<void> {
  const answer = await fetch(`${url}/api/v1/price-lines`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      currency: 'USD',
      destination: DESTINATION,
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    }),
  })
  if (!answer.ok) throw new Error(`prices: ${answer.status} ${await answer.text()}`)
  const list = (await answer.json()) as PricedList
  const wrong = list.lines.find(({ problems }) => problems.length > 0)
  if (wrong) throw new Error(`${wrong.sku}: ${wrong.problems[0]?.code}`)
  if (!list.landed?.dutyMinor || list.landed.ways.length === 0)
    throw new Error(`not landed: ${JSON.stringify(list.landed).slice(0, 500)}`)
  if (!list.lines.some(({ article }) => article?.own))
    throw new Error('no price is the company’s own')
}

async function saved(actor: Actor, email: string, lines: readonly Line[]): Promise<void> {
  await submitRequest(
    { actor, now: new Date() },
    {
      idempotencyKey: randomUUID(),
      companyName: 'Bench Trading',
      contactName: 'Ben Buyer',
      contactEmail: email,
      destination: DESTINATION,
      incoterm: 'FOB',
      currency: 'USD',
      lines: lines.map(({ sku, quantity, note }) => ({ kind: 'BULK', sku, quantity, note })),
    },
    'en',
  )
}

/** Only the lines, in one transaction: one statement per row, as a simple program writes them. */
async function writePlainly(pool: Pool, requestId: string, lines: readonly Line[]): Promise<void> {
  const client = await pool.connect()
  await client.query('BEGIN')
  for (const [i, { variantId, quantity, note }] of lines.entries())
    await client.query({
      name: 'line',
      text: `INSERT INTO quote_request_line (id, "requestId", position, kind, "variantId", quantity, "optionCodes", note)
        VALUES ($1, $2, $3, 'BULK', $4, $5, '{}', $6)`,
      values: [randomUUID(), requestId, 10_000 + i, variantId, quantity, note],
    })
  await client.query('ROLLBACK')
  client.release()
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const buyer = await db.user.findUniqueOrThrow({
  where: { email: signInOf('buyer').email },
  include: { memberships: true },
})
const asBuyer: Actor = memberActor({ ...buyer, userId: buyer.id }, buyer.memberships)
const cookie = await signIn(signInOf('buyer'))
const lines = await manyLines()
const pool = new Pool({ connectionString: databaseEnv().DATABASE_URL, max: 1 })
const [pricing, saving, whole, plain]: number[][] = [[], [], [], []]
for (let i = 0; i < WARM_UP + SAMPLES; i++) {
  const price = await milliseconds(() => priced(cookie, lines))
  const save = await milliseconds(() => saved(asBuyer, buyer.email, lines))
  const { id } = await db.quoteRequest.findFirstOrThrow({ orderBy: { serial: 'desc' } })
  const rows = await milliseconds(() => writePlainly(pool, id, lines))
  if (i < WARM_UP) continue
  pricing?.push(price)
  saving?.push(save)
  whole?.push(price + save)
  plain?.push(rows)
}
const median = (all: number[] | undefined) => percentile(all ?? [], 0.5)
const detail = `medians: priced ${median(pricing).toFixed(0)}, saved ${median(saving).toFixed(0)}, rows by plain SQL ${median(plain).toFixed(0)} ms`
const figures: Figure[] = [
  {
    name: 'A request of 5,000 lines priced with own prices, duty and freight, and saved, the slowest',
    value: Math.max(...(whole ?? [])) / 1000,
    unit: 's',
    bound: { atMost: 5 },
    detail,
  },
  {
    name: 'the same, median, of its rows by plain SQL, a statement a row',
    value: median(whole) / median(plain),
    unit: 'times',
    bound: { atMost: 3 },
    detail,
  },
]
figures.push(...(await longQuoteFigures({ actor: asBuyer, email: buyer.email, cookie })))
console.log(JSON.stringify(figures))
process.exit(0)
