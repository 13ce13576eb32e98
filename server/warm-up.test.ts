import type { RequestListener } from 'node:http'
import { expect, it } from 'vitest'
import { warmUp } from './warm-up'

const SECRET = 'a secret of this test'

/**
 * A site that records its requests.
 * @param pageMs how long it takes to render a page
 */
function site(log: string[], pageMs = 0): RequestListener {
  return (request, response) => {
    log.push(`${request.method} ${request.url}`)
    const isPage = request.method === 'GET'
    if (!isPage && request.headers['x-internal-secret'] !== SECRET) response.statusCode = 404
    setTimeout(() => response.end('whole'), isPage ? pageMs : 0).unref()
  }
}
const options = { secret: SECRET, pages: ['/', '/catalog', '/products/a'], patienceMs: 5000 }

it('drops all prerendered pages before any is rendered again, the most visited first', async () => {
  const received: string[] = []
  expect(await warmUp({ ...options, answer: site(received) })).toBe('')
  expect(received).toEqual([
    'POST /api/internal/revalidate',
    'GET /',
    'GET /catalog',
    'GET /products/a',
  ])
})

it('leaves pages to their first visitors rather than keep a load balancer waiting', async () => {
  const requests: string[] = []
  const began = performance.now()
  const trouble = await warmUp({ ...options, answer: site(requests, 10_000), patienceMs: 200 })
  expect(trouble).toBe('')
  expect(requests).toEqual(['POST /api/internal/revalidate', 'GET /'])
  expect(performance.now() - began).toBeLessThan(5000)
})

it('ends although an answer has begun and never ends', async () => {
  const endless: RequestListener = (request, response) => {
    if (request.method === 'POST') response.end('whole')
    else response.write('begun')
  }
  const began = performance.now()
  expect(await warmUp({ ...options, answer: endless, patienceMs: 200 })).toBe('')
  expect(performance.now() - began).toBeLessThan(5000)
})

it('says why pages still show what the build knew', async () => {
  expect(await warmUp({ ...options, secret: undefined, answer: site([]) })).toBe(
    'INTERNAL_SECRET is not set',
  )
  expect(await warmUp({ ...options, secret: 'another', answer: site([]) })).toBe(
    'the site answered 404',
  )
  const silent: RequestListener = () => undefined
  expect(await warmUp({ ...options, answer: silent, dropPatienceMs: 200 })).toBe(
    'no answer in 0.2 s',
  )
})
