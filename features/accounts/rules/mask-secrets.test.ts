import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskSecrets } from './mask-secrets'

const SITE = 'https://trade.example-of-a-long-name.com'

describe('a masked letter', () => {
  it('contains no token, however long and wherever in an address', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15, max: 200 }).map((size) => randomBytes(size).toString('base64url')),
        fc.constantFrom(
          (token: string) => `/l/${token}`,
          (token: string) => `/reset-password?token=${token}`,
          (token: string) =>
            `/api/auth/verify-email?token=${token}.${token}.x&amp;callbackURL=%2Faccount`,
          (token: string) => `/api/auth/reset-password/${token}?callbackURL=%2F#${token}`,
        ),
        fc.constantFrom(
          (url: string) => `<a href="${url}">Open</a>`,
          (url: string) => `Open ${url} now`,
          (url: string) => `<p>${url}</p><p>${url}</p>`,
        ),
        (token, address, letter) => {
          const masked = maskSecrets(letter(SITE + address(token)))
          expect(masked).not.toContain(token)
          expect(masked).toContain(SITE)
        },
      ),
    )
  })

  it('is otherwise unchanged', () => {
    const letter = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><p>Q-00001 for Aurora Trading, USD 1,200.00</p><img src="${SITE}/api/house-pictures/0198a4c2-5b1e-7cc0-9d3e-2f1a6b7c8d9e"><a href="${SITE}/products/curb-chain-bracelet-steel?finish=gold">See</a>`
    expect(maskSecrets(letter)).toBe(letter)
  })
})
