import { createHash, randomUUID } from 'node:crypto'
import { Pool, type PoolClient } from 'pg'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import { databaseEnv } from '@/platform/env'
import { percentile, type Figure } from './figure'

const WARM_UP = 60
const SAMPLES = 400

interface Line {
  sku: string
  variantId: string
  quantity: number
}

async function tenLines(): Promise<Line[]> {
  const variants = await db.variant.findMany({
    take: 10,
    orderBy: { sku: 'asc' },
    distinct: ['productId'],
    include: { product: true },
  })
  return variants.map(({ id, sku, product }) => ({
    sku,
    variantId: id,
    quantity: Math.ceil(product.moq / product.orderMultiple) * product.orderMultiple * 2,
  }))
}

const specification = { type: 'pendant', grade: '316L', finish: 'polished', size: '20 x 12 mm' }

/** The whole submission: checks, prices, and everything that it writes. */
async function submit(lines: readonly Line[]): Promise<void> {
  await submitRequest(
    { actor: { kind: 'guest', linkedRequestIds: [] }, now: new Date() },
    {
      idempotencyKey: randomUUID(),
      companyName: 'Bench Trading',
      contactName: 'Ben Buyer',
      contactEmail: `${randomUUID()}@bench.example`,
      destination: 'US',
      incoterm: 'DDP',
      currency: 'USD',
      lines: lines.map(({ sku, quantity }, i) =>
        i < 8 ? { kind: 'BULK', sku, quantity } : { kind: 'CUSTOM', quantity, specification },
      ),
    },
    'en',
  )
}

/** The same rows by plain SQL in one transaction: no check, no price, one statement per table. */
async function writePlainly(client: PoolClient, lines: readonly Line[]): Promise<void> {
  const [company, contact, request] = [randomUUID(), randomUUID(), randomUUID()]
  await client.query('BEGIN')
  await client.query('INSERT INTO company (id, name) VALUES ($1, $2)', [company, 'Bench Trading'])
  await client.query('INSERT INTO contact (id, "companyId", name, email) VALUES ($1, $2, $3, $4)', [
    contact,
    company,
    'Ben Buyer',
    `${contact}@bench.example`,
  ])
  await client.query(
    `INSERT INTO quote_request (id, "companyId", "contactId", "companyName", "contactName", "contactEmail", destination, incoterm, currency, locale, "estimateMinor", "idempotencyKey")
     VALUES ($1, $2, $3, 'Bench Trading', 'Ben Buyer', $4, 'US', 'DDP', 'USD', 'en', 100000, $5)`,
    [request, company, contact, `${contact}@bench.example`, randomUUID()],
  )
  const rows = lines.map(
    (_, i) =>
      `($${i * 6 + 1}, $${i * 6 + 2}, $${i * 6 + 3}, $${i * 6 + 4}::"RequestLineKind", $${i * 6 + 5}, $${i * 6 + 6}, '{}', ${i < 8 ? 'NULL' : `'${JSON.stringify(specification)}'`})`,
  )
  await client.query(
    `INSERT INTO quote_request_line (id, "requestId", position, kind, "variantId", quantity, "optionCodes", specification) VALUES ${rows.join(', ')}`,
    lines.flatMap(({ variantId, quantity }, i) => [
      randomUUID(),
      request,
      i + 1,
      i < 8 ? 'BULK' : 'CUSTOM',
      i < 8 ? variantId : null,
      quantity,
    ]),
  )
  await client.query(
    `INSERT INTO access_link (id, "requestId", "tokenHash", "expiresAt") VALUES ($1, $2, $3, now() + interval '90 days')`,
    [randomUUID(), request, createHash('sha256').update(request).digest('hex')],
  )
  await client.query(
    `INSERT INTO audit_event (id, "actorKind", "actorName", action, "objectType", "objectId", after) VALUES ($1, 'guest', 'Ben Buyer', 'request.submit', 'quote_request', $2, $3)`,
    [randomUUID(), request, JSON.stringify({ lines: lines.length })],
  )
  await client.query(`INSERT INTO pgboss.job (name, data) VALUES ('request.mails', $1)`, [
    JSON.stringify({ requestId: request }),
  ])
  await client.query('COMMIT')
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const lines = await tenLines()
const pool = new Pool({ connectionString: databaseEnv().DATABASE_URL, max: 1 })
const client = await pool.connect()
const mine: number[] = []
const plain: number[] = []
for (let i = 0; i < WARM_UP + SAMPLES; i++) {
  // In turns, so that a slow moment of the machine affects both.
  const [own, theirs] = [
    await milliseconds(() => submit(lines)),
    await milliseconds(() => writePlainly(client, lines)),
  ]
  if (i < WARM_UP) continue
  mine.push(own)
  plain.push(theirs)
}
const [p95, plainP95] = [percentile(mine, 0.95), percentile(plain, 0.95)]
const figure: Figure = {
  name: 'Submitting a request of 10 lines, p95',
  detail: `${p95.toFixed(1)} ms against ${plainP95.toFixed(1)} ms; medians ${percentile(mine, 0.5).toFixed(1)} and ${percentile(plain, 0.5).toFixed(1)} ms`,
  value: p95 / plainP95,
  unit: 'times the same rows by plain SQL',
  bound: { atMost: 4 },
}
console.log(JSON.stringify([figure]))
process.exit(0)
