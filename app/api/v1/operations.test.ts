import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import words from '@/messages/en/api.json'
import { A_HOUSE } from '@/tests/support/a-house'
import { openApiDocument } from '@/platform/api/openapi'
import { routeOf } from '@/platform/api/operation'
import { BODY_BYTES, STREAMED_BODIES } from '@/platform/rate-limit/bodies'
import { LIMITS } from '@/platform/rate-limit/limits'
import { OPERATIONS } from './operations'

const HERE = import.meta.dirname
const API = path.resolve(HERE, '..')

/** `POST /api/v1/lists` of every handler in a folder. */
const handlers = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .flatMap((file) => {
      const source = readFileSync(path.join(folder, file), 'utf8')
      const at = path.posix.join('/api', path.relative(API, folder), path.dirname(file))
      return [...source.matchAll(/^export .*?\b(GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
        ([, method]) => `${method} ${at}`,
      )
    })
    .toSorted()

describe('the interface', () => {
  it('has an operation for every handler, and a handler for every operation', () => {
    const declared = OPERATIONS.map(({ method, path: at }) => `${method} ${routeOf(at)}`)
    expect(declared.length).toBeGreaterThan(10)
    expect(declared.toSorted()).toEqual(handlers(HERE))
  })

  it('bounds every JSON body that it takes, and counts every call', () => {
    for (const { body, path: at, rate } of OPERATIONS) {
      if (body) expect(BODY_BYTES).toHaveProperty([routeOf(at)])
      expect(LIMITS[rate.limit].points).toBeGreaterThanOrEqual(rate.points ?? 1)
    }
  })

  it('has words for each operation, and none for one that is gone', () => {
    expect(Object.keys(words.operations).toSorted()).toEqual(
      OPERATIONS.map(({ id }) => id).toSorted(),
    )
  })

  it('is described by a valid OpenAPI 3.1 document', async () => {
    const document = openApiDocument(OPERATIONS, 'http://localhost:3000', A_HOUSE.house)
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document))
    expect(errors ?? []).toEqual([])
    expect([valid, validator.version]).toEqual([true, '3.1'])
  })

  it('says of each operation what anybody may rely on, and what serves the site alone', () => {
    expect(OPERATIONS.filter(({ audience }) => audience === 'public').map(({ id }) => id)).toEqual([
      'landedCost',
      'freight',
      'listQuotes',
      'readQuote',
      'listOrders',
      'readOrder',
      'describe',
    ])
  })
})

/** Routes that act for nobody (`plainRoute`), which check no permission and aren't described, with the reason. */
const PLAIN: Record<string, string> = {
  '/api/auth/[...all]': 'better-auth reads and answers in its own shape',
  '/api/health': 'as /api/health/ready',
  '/api/health/live': 'asked by balancers, never refused',
  '/api/health/ready': 'asked by balancers, never refused',
  '/api/house-pictures/[id]': 'a file that never changes: read, not counted',
  '/api/internal/revalidate': 'called by the site’s own start',
  '/api/pictures/[file]': 'a file that never changes: read, not counted',
  '/api/sandbox/checkout/[session]': 'a page’s form, answered by a redirect; no real money',
  '/api/sandbox/stripe/v1/[...path]': 'speaks Stripe’s language',
  '/api/sitemap/[part]': 'a page for robots',
  '/api/webhooks/mail': 'a signature over the very bytes',
  '/api/webhooks/stripe': 'a signature over the very bytes',
}

it('every other API route acts for its caller, and is declared', () => {
  const plain = readdirSync(API, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .filter((file) => !/\b(route|fileRoute)\(/.test(readFileSync(path.join(API, file), 'utf8')))
    .map((file) => path.posix.join('/api', path.dirname(file)))
  expect(plain.toSorted()).toEqual(Object.keys(PLAIN))
})

it('every route that takes a file counts it itself, instead of being refused at the door', () => {
  const taking = readdirSync(API, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .filter((file) => readFileSync(path.join(API, file), 'utf8').includes('fileRoute'))
    .map((file) => path.posix.join('/api', path.dirname(file)))
  expect(taking.length).toBeGreaterThan(3)
  expect(taking.filter((route) => !STREAMED_BODIES.includes(route))).toEqual([])
})
