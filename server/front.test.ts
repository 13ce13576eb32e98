import { createHash } from 'node:crypto'
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it, vi } from 'vitest'
import type { Handler } from './handler'
import type { Target } from './routes'

// The state of work is in modules that other files may have used: here it starts empty.
vi.resetModules()
const { front } = await import('./front')
const { measureLag } = await import('./lag')

const PAGES: Record<string, Target> = {
  '/': { is: 'page', route: '/', whole: true },
  '/account': { is: 'page', route: '/account', whole: false },
  '/_next/static/a.js': { is: 'file' },
  '/icon.svg': { is: 'file' },
  '/api/health/live': { is: 'handler', route: '/api/health/live' },
}

let server: Server | undefined
const lag = measureLag()
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/**
 * The front before a test site.
 * @returns functions to request it, and to wait until a number of requests have reached it
 */
async function before(site: Handler) {
  server = createServer(
    front({
      appUrl: 'http://localhost',
      trustedProxy: false,
      find: (path) => PAGES[path] ?? { is: 'nothing' },
      lag,
      state: () => 'serving',
      builtFile: (_, response) => void response.end('built'),
      site,
    }),
  ).listen(0, '127.0.0.1')
  let receivedCount = 0
  server.on('request', () => (receivedCount += 1))
  const reached = async (count: number): Promise<void> => {
    while (receivedCount < count) await sleep(5)
  }
  await new Promise((resolve) => server?.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const get = (path: string, headers: IncomingHttpHeaders = {}) =>
    new Promise<{ status?: number; headers: IncomingHttpHeaders; body: string; headMs: number }>(
      (resolve, reject) => {
        const from = performance.now()
        const request = ask({ host: '127.0.0.1', port, path, headers, agent: false })
        request.once('error', reject)
        request.once('response', (response) => {
          const headMs = performance.now() - from
          const { statusCode: status, headers: answerHeaders } = response
          text(response).then(
            (body) =>
              resolve({ ...(status ? { status } : {}), headers: answerHeaders, body, headMs }),
            reject,
          )
        })
        request.end()
      },
    )
  return Object.assign(get, { reached })
}

it('answers 503 beyond its limits within 50 ms, with a time to come back, while health and cached answers go on', async () => {
  let open = (): void => undefined
  const gate = new Promise<void>((resolve) => (open = resolve))
  const get = await before(async (request, response) => {
    if (request.url === '/account') await gate
    response.setHeader('content-type', 'text/plain')
    response.end(request.url)
  })
  // One is worked on and 24 wait: server/work.ts.
  const admitted = Array.from({ length: 25 }, () => get('/account'))
  await get.reached(25)
  const refused = []
  for (let round = 0; round < 20; round++) refused.push(await get('/account'))
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 503))
  expect(refused.map(({ headers }) => headers['retry-after'])).toEqual(refused.map(() => '1'))
  expect(Math.max(...refused.slice(1).map(({ headMs }) => headMs))).toBeLessThan(50)
  for (const path of ['/', '/api/health/live'])
    expect(await get(path)).toMatchObject({ status: 200, body: path })
  open()
  for (const answer of await Promise.all(admitted)) expect(answer.status).toBe(200)
})

it.each([
  ['text/x-component', 503],
  ['text/html', 200],
])('lets a page found in the cache as %s past the limits or not: %i', async (type, status) => {
  let open = (): void => undefined
  const gate = new Promise<void>((resolve) => (open = resolve))
  let askedCount = 0
  const get = await before(async (_, response) => {
    response.setHeader('content-type', type)
    response.setHeader('x-nextjs-cache', 'HIT')
    if (++askedCount > 1 && askedCount < 50) await gate
    response.end()
  })
  await get('/account')
  const waiting = Array.from({ length: 48 }, () => get('/account'))
  await get.reached(49)
  expect((await get('/account')).status).toBe(status)
  open()
  await Promise.all(waiting)
})

const POLICY = "default-src 'self'; script-src 'self'; object-src 'none'"
const DATA = '<script>self.__next_f.push([1,"a"])</script>'

/** A site that answers `whole` at once, or its parts one after the other as Next streams them. */
const pageOf =
  (parts: (nonce: string) => string[], etag?: string): Handler =>
  async (request, response) => {
    const policy = String(request.headers['content-security-policy'] ?? '')
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    response.setHeader('content-security-policy', POLICY)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (etag) response.setHeader('etag', etag)
    if (etag && request.headers['if-none-match'] === etag) {
      response.statusCode = 304
      response.end()
      return
    }
    const [first = '', ...rest] = parts(nonce)
    if (rest.length === 0) {
      response.end(first)
      return
    }
    response.flushHeaders()
    response.write(Buffer.from(first))
    for (const part of rest) {
      await sleep(5)
      response.write(part)
    }
    response.end()
  }

it('allows the scripts that Next wrote into a whole page, and leaves them unchanged by a 304', async () => {
  const get = await before(pageOf(() => [`${DATA}<script>alert(1)</script>`], '"one"'))
  const hash = createHash('sha256').update('self.__next_f.push([1,"a"])').digest('base64')
  const expected = `default-src 'self'; script-src 'self' 'sha256-${hash}'; object-src 'none'`
  const policies = [await get('/'), await get('/')].map(
    ({ headers }) => headers['content-security-policy'],
  )
  expect(policies).toEqual([expected, expected])
  const notModified = await get('/', { 'if-none-match': '"one"' })
  expect([notModified.status, notModified.headers['content-security-policy']]).toEqual([
    304,
    undefined,
  ])
})

it('allows the prerendered scripts of a streamed page by hash, and the rest by a nonce of its own', async () => {
  const get = await before(pageOf((nonce) => [DATA, `<script nonce="${nonce}">$RC()</script>`]))
  const own = { 'content-security-policy': "script-src 'nonce-mine'" }
  const answers = [await get('/account', own), await get('/account', own)]
  const nonces = answers.map(({ headers, body }) => {
    const [, nonce = ''] = /nonce="([^"]+)"/.exec(body) ?? []
    expect(headers['content-security-policy']).toMatch(
      /script-src 'self' 'nonce-\S+' 'sha256-\S+';/,
    )
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
    return nonce
  })
  expect(nonces[0]).toHaveLength(24)
  expect(nonces[0]).not.toBe(nonces[1])
})

it('passes no built script to the site, but other files', async () => {
  const get = await before(async (_, response) => void response.end('site'))
  const [script, icon] = [await get('/_next/static/a.js?dpl=1'), await get('/icon.svg')]
  expect([script.body, icon.body]).toEqual(['built', 'site'])
})
