import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { dropHere } from '@/platform/cache/shared'
import { keepAnswers } from './kept-answers'

const HOUR_MS = 3_600_000
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

type Renderer = (req: IncomingMessage, res: ServerResponse, count: number) => unknown

/** A site with one cached page, whose renderer counts its runs. */
async function site(
  renderer: Renderer = (req, res, count) => res.end(`${req.url} ${count}`),
  { keptBytes = 1_000_000, keepUntil = () => Date.now() + HOUR_MS } = {},
) {
  let renders = 0
  const render = (req: IncomingMessage, res: ServerResponse) => renderer(req, res, ++renders)
  const answers = keepAnswers(
    [
      {
        path: '/list',
        tags: ['kept-answers-test'],
        keepUntil,
        canonicalQuery: (query) => new URLSearchParams({ a: query.get('a') ?? '' }).toString(),
      },
    ],
    keptBytes,
  )
  const server = createServer((req, res) => {
    if (!answers(req, res, render)) render(req, res)
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const text = async (path: string, init?: RequestInit) => (await fetch(base + path, init)).text()
  return { base, text, renders: () => renders }
}

describe('cached answers', () => {
  it('render once for everybody who asks the same, however it is written', async () => {
    const { text, renders } = await site(async (req, res) => {
      await sleep(30)
      res.end(req.url)
    })
    const responses = await Promise.all(
      Array.from({ length: 16 }, (_, i) => text(`/list?utm=${i}&a=1`)),
    )
    expect(new Set(responses)).toEqual(new Set(['/list?a=1']))
    expect(await text('/list?a=1&b=2')).toBe('/list?a=1')
    expect(renders()).toBe(1)
    expect(await text('/list?a=2')).toBe('/list?a=2')
    expect(renders()).toBe(2)
  })

  it('leave other pages and methods alone', async () => {
    const { text, renders } = await site()
    expect(await text('/other?utm=1')).toBe('/other?utm=1 1')
    expect(await text('/other?utm=1')).toBe('/other?utm=1 2')
    expect(await text('/list?utm=1', { method: 'POST' })).toBe('/list?utm=1 3')
    expect(renders()).toBe(3)
  })

  it('show nothing that was dropped, not even if it changed while being rendered', async () => {
    const { text } = await site(async (_req, res, count) => {
      if (count === 2) dropHere(['kept-answers-test'])
      await sleep(5)
      res.end(String(count))
    })
    expect(await text('/list')).toBe('1')
    expect(await text('/list')).toBe('1')
    dropHere(['kept-answers-test'])
    expect(await text('/list')).toBe('2')
    expect(await text('/list')).toBe('3')
    dropHere(['another'])
    expect(await text('/list')).toBe('3')
  })

  it('last no longer than allowed, and aren’t cached at all when that is unknown', async () => {
    const past = await site(undefined, { keepUntil: () => Date.now() - 1 })
    expect(await past.text('/list')).toBe('/list?a= 1')
    expect(await past.text('/list')).toBe('/list?a= 2')
    const unknown = await site(undefined, {
      keepUntil: () => {
        throw new Error('no database')
      },
    })
    expect(await unknown.text('/list')).toBe('/list?a= 1')
    expect(await unknown.text('/list')).toBe('/list?a= 2')
  })

  it('are rendered for nobody in particular: no cookie, no language, no browser', async () => {
    const { text } = await site((req, res) => res.end(JSON.stringify(req.headers)))
    const headers = { cookie: 'session=1', 'accept-language': 'de', 'user-agent': 'x', rsc: '1' }
    expect(Object.keys(JSON.parse(await text('/list', { headers })) as object)).toEqual([
      'host',
      'rsc',
      'content-security-policy',
    ])
  })

  it('name the scripts of their rendering by hash, without a nonce that all visitors would share', async () => {
    const { base } = await site((req, res) => {
      const policy = String(req.headers['content-security-policy'])
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      res.setHeader('content-type', 'text/html; charset=utf-8')
      res.setHeader('content-security-policy', "script-src 'self'")
      res.end(`<script nonce="${nonce}">$RC()</script><script>alert(1)</script>`)
    })
    const hash = createHash('sha256').update('$RC()').digest('base64')
    const [first, second] = [await fetch(`${base}/list`), await fetch(`${base}/list`)]
    for (const { headers } of [first, second])
      expect(headers.get('content-security-policy')).toBe(`script-src 'self' 'sha256-${hash}'`)
  })

  it('answer a client router by its exact address, apart from documents and other trees', async () => {
    const { text, renders } = await site()
    const rsc = (tree: string) => ({ headers: { rsc: '1', 'next-router-state-tree': tree } })
    expect(await text('/list?a=1&_rsc=x', rsc('one'))).toBe('/list?a=1&_rsc=x 1')
    expect(await text('/list?a=1&_rsc=x', rsc('one'))).toBe('/list?a=1&_rsc=x 1')
    expect(await text('/list?a=1&_rsc=x', rsc('two'))).toBe('/list?a=1&_rsc=x 2')
    expect(await text('/list?a=1')).toBe('/list?a=1 3')
    expect(renders()).toBe(3)
  })

  it('pass a refusal to everybody waiting, and cache none', async () => {
    const { base } = await site(async (_req, res, count) => {
      await sleep(20)
      if (count === 1) res.writeHead(503, { 'retry-after': '1' })
      res.end(String(count))
    })
    const refused = await Promise.all([fetch(`${base}/list`), fetch(`${base}/list`)])
    expect(refused.map((answer) => answer.status)).toEqual([503, 503])
    expect(refused[1]?.headers.get('retry-after')).toBe('1')
    expect((await fetch(`${base}/list`)).status).toBe(200)
  })

  it('keep no cookie for others', async () => {
    const { text } = await site((_req, res, count) => {
      res.setHeader('set-cookie', 'a=1')
      res.end(String(count))
    })
    expect(await text('/list')).toBe('1')
    expect(await text('/list')).toBe('2')
  })

  it('answer with an error when rendering fails, and try again', async () => {
    const { base } = await site((_req, res, count) => {
      if (count === 1) throw new Error('fails')
      res.end(String(count))
    })
    expect((await fetch(`${base}/list`)).status).toBe(500)
    expect(await (await fetch(`${base}/list`)).text()).toBe('2')
  })

  it('go on for the others when the one who asked first leaves', async () => {
    const { base, text, renders } = await site(async (_req, res) => {
      await sleep(60)
      res.end('whole')
    })
    const first = request(`${base}/list`).on('error', () => undefined)
    first.end()
    await sleep(20)
    const second = text('/list')
    await sleep(10)
    first.destroy()
    expect(await second).toBe('whole')
    expect(renders()).toBe(1)
  })

  it('are sent plain or compressed as accepted, and HEAD without a body', async () => {
    const { base } = await site((_req, res) => {
      res.setHeader('x-own', 'kept')
      res.end('x'.repeat(2_000))
    })
    const sizes = await Promise.all(
      ['identity', 'gzip', 'gzip;q=0', 'br, gzip;q=0.5'].map(async (encoding) => {
        const answer = await fetch(`${base}/list`, { headers: { 'accept-encoding': encoding } })
        expect((await answer.text()).length).toBe(2_000)
        expect(answer.headers.get('x-own')).toBe('kept')
        expect(answer.headers.get('vary')).toContain('accept-encoding')
        return answer.headers.get('content-encoding')
      }),
    )
    expect(sizes).toEqual([null, 'gzip', null, 'gzip'])
    const head = await fetch(`${base}/list`, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
  })

  it('are limited in bytes: the least recently used is dropped first', async () => {
    const { text, renders } = await site(undefined, { keptBytes: 4_000 })
    for (const a of ['1', '2', '3']) await text(`/list?a=${a}`)
    await text('/list?a=1')
    await text('/list?a=4')
    expect(renders()).toBe(4)
    await text('/list?a=1')
    expect(renders()).toBe(4)
    await text('/list?a=2')
    expect(renders()).toBe(5)
  })
})
