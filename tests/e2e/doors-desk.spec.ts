import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { bodyBytes } from '../../platform/rate-limit/bodies'
import { anyFreePort } from '../../scripts/lib/ports'
import { handlerMethods } from '../../server/methods'
import { startServer, waitUntilReady } from '../../scripts/start/server'
import { DOORS } from './door-table'
import { builtRoutes, residentBytes, send } from './doors'

// The layer before the pages, with requests that no browser sends. Walked once, with an instance of
// its own: its memory is measured, and its limits are used up.

test.describe.configure({ mode: 'default' })

const MEGABYTE = 1024 * 1024
let base = ''
/** The instance's own origin: it is another one of the same site. */
const origin = process.env.BASE_URL ?? 'http://localhost:3000'
/** The origin headers of our own pages. */
const ours = { origin, host: new URL(origin).host }
let pid = 0
let stop: () => Promise<void> = async () => undefined

test.beforeAll(async () => {
  test.setTimeout(120_000)
  const port = await anyFreePort()
  base = `http://localhost:${port}`
  const server = startServer({
    development: false,
    distDir: process.env.NEXT_DIST_DIR ?? '.next-test',
    port,
    variables: { PORT: String(port) },
    quiet: true,
  })
  stop = () => server.stop()
  pid = server.process.pid ?? 0
  await waitUntilReady(server, base)
})
test.afterAll(() => stop())

test('every route of the build is in the table of doors', () => {
  expect(DOORS.map(({ route }) => route).toSorted()).toEqual(builtRoutes())
})

test('every route sends the cache headers of the table', async () => {
  test.setTimeout(180_000)
  const actual: Record<string, string> = {}
  const expectedValues: Record<string, string> = {}
  for (const { address, status, keep } of DOORS) {
    const answer = await send(base, address, { headers: { accept: 'text/html' } })
    actual[address] = `${answer.status} ${answer.headers['cache-control']}`
    expectedValues[address] = `${status} ${keep}`
  }
  expect(actual).toEqual(expectedValues)
})

/** Whether a body of a size is within a route's limit, or counted by the route itself. */
const takes = (route: string, bytes: number): boolean => (bodyBytes(route) ?? bytes) >= bytes

test('10 MB posted to every route are refused with 413 at once, and memory stays flat', async () => {
  test.setTimeout(120_000)
  const body = Buffer.alloc(10 * MEGABYTE)
  const type = { 'content-type': 'application/octet-stream', ...ours }
  const before = residentBytes(pid)
  let peak = before
  const wrong: string[] = []
  const slow: string[] = []
  for (const { route, address } of DOORS) {
    const answer = await send(base, address, { method: 'POST', headers: type, body })
    peak = Math.max(peak, residentBytes(pid))
    // Uploads and letters may be of that size: whoever may not send any is refused.
    const expected = takes(route, body.length) ? [401, 403, 404, 413, 415] : [413]
    if (!expected.includes(answer.status)) wrong.push(`${route}: ${answer.status}`)
    if (answer.headMs > 1000) slow.push(`${route}: ${Math.round(answer.headMs)} ms`)
  }
  expect(wrong).toEqual([])
  expect(slow).toEqual([])
  // 84 times 10 MB held for a moment would be 800 MB; the garbage collector takes its time.
  expect(peak - before).toBeLessThan(150 * MEGABYTE)
})

test('a body of unannounced length is counted while it arrives', async () => {
  const body = Buffer.alloc(5 * MEGABYTE)
  const bounded = DOORS.filter((door) => !takes(door.route, body.length))
  expect(bounded.length).toBeGreaterThan(70)
  for (const { route, address } of bounded) {
    const answer = await send(base, address, {
      method: 'POST',
      headers: { 'transfer-encoding': 'chunked', ...ours },
      body,
    })
    expect(answer.status, route).toBe(413)
  }
})

test('a method that an address doesn’t accept is 405, with the accepted ones', async () => {
  for (const { route, address, isPage } of DOORS) {
    const allow = isPage ? 'GET, HEAD' : handlerMethods(route.replace('/[locale]', ''))
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      if (allow.split(', ').includes(method)) continue
      const answer = await send(base, address, { method, headers: ours })
      expect([answer.status, answer.headers.allow], `${method} ${route}`).toEqual([405, allow])
    }
  }
})

test('what scanners ask for is 404, small and at once', async () => {
  const probes = ['/.env', '/x.php', '/wp-login.php', '/.git/config', '/backup.zip', '/api/none']
  for (const address of probes) await send(base, address)
  for (const address of probes) {
    const answer = await send(base, address, { headers: { accept: 'text/html' } })
    expect(answer.status, address).toBe(404)
    expect(answer.body.length, address).toBeLessThan(500)
    // Of a few, the one that had to wait for nothing else.
    const others = [await send(base, address), await send(base, address)]
    expect(Math.min(...[answer, ...others].map(({ headMs }) => headMs)), address).toBeLessThan(50)
  }
})

test('an address with a NUL or a broken percent escape is 400', async () => {
  for (const address of [
    '/api/v1/landed-price?slug=%00',
    '/catalog?q=%00',
    '/products/a%00',
    '/%',
    '/catalog/%zz',
    '/products/%E0%A4%A',
    '/%c0%ae%c0%ae/etc/passwd',
  ])
    expect((await send(base, address)).status, address).toBe(400)
})

interface BuiltAction {
  exportedName?: string
  /** pages that use it, `app/[locale]/staff/catalog/page` */
  workers?: Record<string, unknown>
}

/** Every Server Action of the build: the id with which pages call it, and the address of one of them. */
function builtActions(): { id: string; name: string; address: string }[] {
  const file = path.resolve(
    process.env.NEXT_DIST_DIR ?? '.next-test',
    'server/server-reference-manifest.json',
  )
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as { node: Record<string, BuiltAction> }
  return Object.entries(node).flatMap(([id, { exportedName: name = '', workers = {} }]) => {
    if (name.startsWith('$$RSC_SERVER_CACHE')) return []
    const [page = ''] = Object.keys(workers)
    const route = page.replace(/^app/, '').replaceAll(/\/\(\w+\)|\/page$/g, '')
    const address = DOORS.find((door) => door.route === route)?.address
    if (!address) throw new Error(`no door for ${name} on ${page}`)
    return [{ id, name, address }]
  })
}

const call = (id: string, address: string, headers: Record<string, string>) =>
  send(base, address, {
    method: 'POST',
    headers: {
      'next-action': id,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
      ...headers,
    },
    body: JSON.stringify([1]),
  })

test('an action from a foreign page is refused, whatever forwarded headers say', async () => {
  const [{ id, address } = { id: '', address: '/' }] = builtActions()
  const foreign = { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }
  for (const headers of [foreign, { ...foreign, host: 'evil.example' }, { origin: 'null' }]) {
    const answer = await call(id, address, headers)
    expect(answer.status).toBe(403)
    expect(JSON.parse(answer.body)).toMatchObject({ title: 'Not from our pages' })
  }
})

test('an action that this viewer may not use answers 403, not 200 or 500', async () => {
  // Actions of the desk's pages are only for staff; they are called with a number in place of an id
  // or a form.
  const desk = builtActions().filter(({ address }) => address.startsWith('/staff'))
  expect(desk.length).toBeGreaterThan(35)
  const statuses: Record<string, number> = {}
  for (const { id, name, address } of desk) statuses[name] = (await call(id, address, ours)).status
  expect(statuses).toEqual(Object.fromEntries(desk.map(({ name }) => [name, 403])))
})
