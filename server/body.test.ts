import {
  createServer,
  request as ask,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boundBody } from './body'

const LIMIT_BYTES = 1000
let server: Server
let port: number

beforeAll(async () => {
  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bounded = await boundBody(request, response, LIMIT_BYTES)
    if (bounded)
      response.end(JSON.stringify([bounded.headers['content-length'], await text(bounded)]))
  }
  server = createServer((request, response) => void answerTo(request, response)).listen(
    0,
    '127.0.0.1',
  )
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

/** Posts a body, with its length announced or in chunks; resolves with status and text. */
function post(body: Buffer, announced: boolean): Promise<[number | undefined, string]> {
  return new Promise((resolve, reject) => {
    const request = ask(
      {
        port,
        host: '127.0.0.1',
        method: 'POST',
        headers: announced ? { 'content-length': body.length } : {},
      },
      (response) => {
        text(response).then((answer) => resolve([response.statusCode, answer]), reject)
      },
    )
    request.on('error', reject)
    for (let at = 0; at < body.length; at += 65_536) request.write(body.subarray(at, at + 65_536))
    request.end()
  })
}

describe.each([
  ['announced', true],
  ['in pieces', false],
] as const)('a body %s', (_, announced) => {
  it('reaches the site up to its limit', async () => {
    const body = 'x'.repeat(LIMIT_BYTES)
    expect(await post(Buffer.from(body), announced)).toEqual([
      200,
      JSON.stringify([String(LIMIT_BYTES), body]),
    ])
  })

  it('of 10 MB is answered 413 to the sender while memory stays flat', async () => {
    const body = Buffer.alloc(10_000_000)
    const before = process.memoryUsage.rss()
    for (let round = 0; round < 10; round++) {
      const [status, answer] = await post(body, announced)
      expect(status).toBe(413)
      expect(JSON.parse(answer)).toMatchObject({ status: 413 })
    }
    expect(process.memoryUsage.rss() - before).toBeLessThan(80_000_000)
  })
})

it('refuses an announced body one byte over its limit', async () => {
  expect((await post(Buffer.alloc(LIMIT_BYTES + 1), true))[0]).toBe(413)
  expect((await post(Buffer.alloc(LIMIT_BYTES + 1), false))[0]).toBe(413)
})
