import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import pg from 'pg'
import { inRoot } from '../lib/paths'
import type { Visit } from './open-loop'

/** Visits to a site as its visitors make them, each from an address of its own. */

const TIMEOUT_MS = 30_000
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity })

/** An address as a proxy would report it: limits count by visitor. */
const someAddress = (): string =>
  `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`

interface Sent {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}

/** Sends a request, and reads the whole answer. */
export function ask(
  url: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      {
        method,
        agent,
        timeout: TIMEOUT_MS,
        headers: {
          'x-forwarded-for': someAddress(),
          'accept-encoding': 'gzip',
          ...headers,
          ...(body ? { 'content-length': Buffer.byteLength(body) } : {}),
        },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const text = answer.headers['content-encoding'] ? '' : Buffer.concat(chunks).toString()
          // A balancer without an answer gives the reason.
          if (answer.statusCode === 502) reject(new Error(`502 ${text.slice(0, 80)}`))
          else resolve({ status: answer.statusCode ?? 0, text })
        })
      },
    )
    request.on('timeout', () => request.destroy(new Error('no answer in 30 s')))
    request.on('error', reject)
    request.end(body)
  })
}

/** The id by which a build's pages call a Server Action. */
function actionId(distDir: string, name: string): string {
  const { node } = JSON.parse(
    readFileSync(inRoot(distDir, 'server/server-reference-manifest.json'), 'utf8'),
  ) as { node: Record<string, { exportedName?: string }> }
  const id = Object.entries(node).find(([, { exportedName }]) => exportedName === name)?.[0]
  if (!id) throw new Error(`The build has no action ${name}.`)
  return id
}

export interface Submission {
  key: string
  email: string
  /** RFQ-00042 when the site accepted it */
  number?: string
}

/** Sends requests as the request page's form does. @param sku an article that can be requested */
export function submitter(distDir: string, sku: { sku: string; quantity: number }) {
  const id = actionId(distDir, 'submitRequestAction')
  return async (url: string, submission: Submission): Promise<number> => {
    const input = {
      idempotencyKey: submission.key,
      companyName: 'Bench Trading',
      contactName: 'Ben Buyer',
      contactEmail: submission.email,
      destination: 'US',
      incoterm: 'DDP',
      currency: 'USD',
      lines: [{ kind: 'BULK', ...sku }],
    }
    const { status, text } = await ask(`${url}/request`, {
      method: 'POST',
      headers: {
        'next-action': id,
        'content-type': 'text/plain;charset=UTF-8',
        'accept-encoding': 'identity',
        accept: 'text/x-component',
        origin: new URL(url).origin,
      },
      body: JSON.stringify([input, 'en']),
    })
    if (status === 503) return status
    const number = /"state":"sent","number":"(RFQ-\d+)"/.exec(text)?.[1]
    if (status !== 200 || !number)
      throw new Error(`submission: ${status} ${/"state":"(\w+)"/.exec(text)?.[1] ?? ''}`)
    submission.number = number
    return status
  }
}

export const aSubmission = (): Submission => ({
  key: randomUUID(),
  email: `${randomUUID()}@bench.example`,
})

/** The catalog's content: designs by address, and an article to request. */
async function catalogOf(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ slug: string; sku: string; quantity: number }>(
      `SELECT DISTINCT ON (p.position, p.id) p.slug, v.sku, p.moq * p."orderMultiple" AS quantity
       FROM product p JOIN variant v ON v."productId" = p.id
       WHERE p.status = 'PUBLISHED' ORDER BY p.position, p.id, v.sku`,
    )
    return rows
  } finally {
    await client.end()
  }
}

const WORDS = ['ring', 'band', 'chain', 'gold', 'box', 'hoop', 'bracelet', 'tray', 'signet', 'cuff']
const FINISHES = ['polished', 'brushed', 'pvd-gold', 'pvd-black', 'pvd-rose-gold']
const SORTS = ['price', 'leadTime', 'moq', 'name']
const CODES = ['7117199000', '7323930080', '4202929700', '4819600000', '7326908688']
const pick = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T

/**
 * The mixed load of the promises: 70% pages, 15% searches, 10% landed cost, 5% submissions.
 * @param url address of the site
 * @param log every submission is recorded here before it is sent
 */
export async function mixedVisits(
  url: string,
  databaseUrl: string,
  distDir: string,
  log: Submission[] = [],
): Promise<() => Visit> {
  const products = await catalogOf(databaseUrl)
  const [first] = products
  if (!first) throw new Error('The catalog is empty.')
  const submit = submitter(distDir, { sku: first.sku, quantity: first.quantity })
  const get = (kind: string, path: string): Visit => ({
    kind,
    send: async () => (await ask(`${url}${path}`)).status,
  })
  const page = (): Visit => {
    const chance = Math.random()
    if (chance < 0.15) return get('page', '/')
    if (chance < 0.3) return get('page', '/catalog')
    if (chance < 0.5)
      return get(
        'page',
        `/catalog?line=${pick(['jewelry', 'boxes', 'organizers'])}&finish=${pick(FINISHES)}&sort=${pick(SORTS)}`,
      )
    if (chance < 0.9) return get('page', `/products/${pick(products).slug}`)
    return get('page', pick(['/tariffs', '/design', '/request']))
  }
  const search = (): Visit =>
    get('search', `/catalog?q=${pick(WORDS)}+${Math.random().toString(36).slice(2, 5)}`)
  const landedCost = (): Visit => ({
    kind: 'landed cost',
    send: async () =>
      (
        await ask(`${url}/api/v1/landed-cost`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            destination: 'US',
            entryDate: '2026-11-24',
            lines: Array.from({ length: 1 + Math.floor(Math.random() * 10) }, () => ({
              hsCode: pick(CODES),
              origin: 'CN',
              customsValue: (Math.random() * 10_000).toFixed(2),
            })),
          }),
        })
      ).status,
  })
  return () => {
    const chance = Math.random()
    if (chance < 0.7) return page()
    if (chance < 0.85) return search()
    if (chance < 0.95) return landedCost()
    const submission = aSubmission()
    log.push(submission)
    return { kind: 'submit', send: () => submit(url, submission) }
  }
}

/**
 * Compares the submissions with the database.
 * @returns `lost`: the site accepted it, and it isn't there under that number; `doubled`: there
 * more than once
 */
export async function standing(
  databaseUrl: string,
  submissions: readonly Submission[],
): Promise<{ taken: number; lost: number; doubled: number }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ email: string; serials: number[] }>(
      `SELECT "contactEmail" AS email, array_agg(serial) AS serials FROM quote_request
       WHERE "contactEmail" = ANY($1) GROUP BY 1`,
      [submissions.map(({ email }) => email)],
    )
    const found = new Map(rows.map(({ email, serials }) => [email, serials]))
    const accepted = submissions.filter(({ number }) => number)
    return {
      taken: accepted.length,
      lost: accepted.filter(
        ({ email, number = '' }) => !found.get(email)?.includes(Number(number.replace('RFQ-', ''))),
      ).length,
      doubled: rows.filter(({ serials }) => serials.length > 1).length,
    }
  } finally {
    await client.end()
  }
}
