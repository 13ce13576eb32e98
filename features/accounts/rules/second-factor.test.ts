import { describe, expect, it } from 'vitest'
import { base32, fromBase32 } from '@/platform/base32'
import { mustEnrol, otpAddress } from './second-factor'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('people who must set up a second factor', () => {
  it('are all people of the house without one, except the demonstration’s people in a demonstration', () => {
    const all = [true, false].flatMap((twoFactorEnabled) =>
      [true, false].flatMap((isDemo) =>
        [true, false].map((demo) => ({ twoFactorEnabled, isDemo, demo })),
      ),
    )
    expect(all.filter(({ demo, ...person }) => !mustEnrol(person, demo))).toEqual([
      { twoFactorEnabled: true, isDemo: true, demo: true },
      { twoFactorEnabled: true, isDemo: true, demo: false },
      { twoFactorEnabled: true, isDemo: false, demo: true },
      { twoFactorEnabled: true, isDemo: false, demo: false },
      { twoFactorEnabled: false, isDemo: true, demo: true },
    ])
  })
})

describe('the secret for an app', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('is in base 32: “%s” is %s (RFC 4648, section 10)', (text, encoded) => {
    expect(base32(bytes(text))).toBe(encoded)
    expect(fromBase32(encoded.toLowerCase())).toEqual(bytes(text))
  })

  it('is part of an address with house and person, which may contain any character', () => {
    const address = new URL(otpAddress('foobar', 'Steel & House: Ltd', 'lin+1@fsc.example'))
    expect(decodeURIComponent(address.pathname)).toContain('Steel & House: Ltd:lin+1@fsc.example')
    expect(Object.fromEntries(address.searchParams)).toEqual({
      secret: 'MZXW6YTBOI',
      issuer: 'Steel & House: Ltd',
      digits: '6',
      period: '30',
    })
    expect(address.href).not.toContain('+')
  })
})
