import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bearerIn, isApiKey, lastFourOf, newApiKey } from './api-key'

const keys = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => newApiKey(Buffer.from(bytes)))

describe('a key', () => {
  it('is of one length and alphabet whatever its bits are, and known by both ends', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(key).toMatch(/^fsc_live_[0-9A-Za-z]{49}$/)
        expect(isApiKey(key)).toBe(true)
        expect(key.endsWith(lastFourOf(key))).toBe(true)
      }),
    )
  })

  it('with one character changed is none, and isn’t looked for', () => {
    fc.assert(
      fc.property(
        keys,
        fc.nat({ max: 57 }),
        fc.constantFrom(...'0123456789abcdefXYZ_'),
        (key, at, other) => {
          fc.pre(key[at] !== other)
          expect(isApiKey(key.slice(0, at) + other + key.slice(at + 1))).toBe(false)
        },
      ),
    )
  })

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 100 }, () => newApiKey())).size).toBe(100)
  })

  it('holds all of its 256 bits', () => {
    const made = new Set(
      Array.from({ length: 256 }, (_, bit) => {
        const bytes = Buffer.alloc(32)
        bytes[bit >> 3] = 1 << (bit & 7)
        return newApiKey(bytes)
      }),
    )
    expect(made.size).toBe(256)
  })
})

describe('the key of a request', () => {
  it('stands in its header, whatever the case of the scheme', () => {
    const brought = (authorization?: string) =>
      bearerIn(new Headers(authorization === undefined ? {} : { authorization }))
    expect(brought('Bearer abc')).toBe('abc')
    expect(brought('bearer  abc ')).toBe('abc')
    for (const none of [undefined, '', 'Basic abc', 'Bearer', 'Bearer a b', 'abc'])
      expect(brought(none)).toBeNull()
  })
})
