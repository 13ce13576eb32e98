import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compressFiles } from '../scripts/start/compress-files'
import { builtFiles } from './built-files'

const dist = mkdtempSync(path.join(tmpdir(), 'fsc-built-'))
const script = `export const words = ${JSON.stringify('rings and boxes '.repeat(200))}\n`
const answer = builtFiles(dist)
const server = createServer((incoming, response) => answer(incoming, response, incoming.url ?? ''))

/** Asks as a browser does: Node's `fetch` adds a header that bypasses caches. */
const ask = (file: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    request({ port, path: `/_next/static/${file}`, headers, method, agent: false }, (response) => {
      const { statusCode: status = 0, headers: answerHeaders } = response
      buffer(response).then((body) => resolve({ status, headers: answerHeaders, body }), reject)
    })
      .once('error', reject)
      .end()
  })
const READ = { br: brotliDecompressSync, gzip: gunzipSync }

beforeAll(async () => {
  mkdirSync(path.join(dist, 'static/media'), { recursive: true })
  for (const name of ['a.js', 'gone.js']) writeFileSync(path.join(dist, 'static', name), script)
  writeFileSync(path.join(dist, 'static/media/plex.woff2'), 'font')
  await compressFiles(path.join(dist, 'static'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  rmSync(dist, { recursive: true })
})

describe('a script of the build', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['identity', undefined],
  ] as const)(
    'is sent to somebody who reads %s as %s, with the same content',
    async (accepted, as) => {
      const { status, headers, body } = await ask('a.js', { 'accept-encoding': accepted })
      expect(status).toBe(200)
      expect(headers).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        'content-length': String(body.length),
      })
      expect(headers['content-encoding']).toBe(as)
      if (as) expect(body.length).toBeLessThan(script.length / 10)
      expect((as ? READ[as](body) : body).toString()).toBe(script)
    },
  )

  it('is not sent again to somebody who has it, and has no body for a HEAD request', async () => {
    const { headers } = await ask('a.js')
    const again = await ask('a.js', { 'if-none-match': headers.etag ?? '' })
    expect([again.status, again.body.length]).toEqual([304, 0])
    const head = await ask('a.js', {}, 'HEAD')
    expect([head.status, head.body.length]).toEqual([200, 0])
  })

  it('answers 404 for a file that disappeared while serving, and goes on with the next', async () => {
    rmSync(path.join(dist, 'static/gone.js'))
    const missing = await ask('gone.js')
    expect([missing.status, missing.headers['cache-control']]).toEqual([404, 'private, no-store'])
    expect((await ask('a.js')).status).toBe(200)
  })
})

it('sends a font as it is', async () => {
  const { headers, body } = await ask('media/plex.woff2', { 'accept-encoding': 'br, gzip' })
  expect([headers['content-type'], headers['content-encoding']]).toEqual(['font/woff2', undefined])
  expect(body.toString()).toBe('font')
})
