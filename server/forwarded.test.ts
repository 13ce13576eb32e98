import { describe, expect, it } from 'vitest'
import { isOwnOrigin, keepTrustedHeaders } from './forwarded'

describe('forwarded headers', () => {
  const sentHeaders = () => ({
    host: 'trade.example.com',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-for': '203.0.113.9',
    forwarded: 'host=evil.example',
    'x-real-ip': '203.0.113.9',
  })
  it('are ignored without a proxy of ours', () => {
    const headers = sentHeaders()
    keepTrustedHeaders(headers, false)
    expect(headers).toEqual({ host: 'trade.example.com' })
  })
  it('are kept behind one', () => {
    const headers = sentHeaders()
    keepTrustedHeaders(headers, true)
    expect(headers).toEqual(sentHeaders())
  })
})

describe('the origin of a change', () => {
  const own = 'https://trade.example.com'
  it.each([
    ['our public address', { origin: own, host: 'app:3000' }, true],
    ['somewhere else', { origin: 'https://evil.example', host: 'trade.example.com' }, false],
    [
      'somewhere else that names itself as host',
      { origin: 'https://evil.example', host: 'evil.example' },
      false,
    ],
    [
      'the same name without TLS',
      { origin: 'http://trade.example.com', host: 'trade.example.com' },
      false,
    ],
    ['a page without an origin', { origin: 'null', host: 'trade.example.com' }, false],
    ['this machine', { origin: 'http://localhost:3001', host: 'localhost:3001' }, true],
    [
      'another port of this machine',
      { origin: 'http://localhost:9', host: 'localhost:3001' },
      false,
    ],
    ['no browser', { host: 'trade.example.com' }, true],
    [
      'a browser that hides it',
      { host: 'trade.example.com', 'sec-fetch-site': 'cross-site' },
      false,
    ],
  ] as const)('%s', (_, headers, expected) =>
    expect(isOwnOrigin({ ...headers }, own)).toBe(expected),
  )
})
