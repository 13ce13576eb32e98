import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress } from './address'

describe('the address of a request', () => {
  it.each([
    '/%00',
    '/a%0ab',
    '/a%0D',
    '/x?slug=%00',
    '/x?a=1&b=%07',
    '/%ff',
    '/%zz',
    '/a%5cb',
    '*',
    'http://elsewhere/',
    `/${'a'.repeat(9000)}`,
  ])('is refused: %s', (target) => expect(readAddress(target)).toBeNull())

  it('is split into its parts', () => {
    expect(readAddress('/catalog?q=gold%09ring%0A5')).toEqual({
      path: '/catalog',
      query: 'q=gold%09ring%0A5',
    })
    expect(readAddress('/%61pi//auth')).toEqual({ path: '/api/auth', query: '' })
    expect(readAddress('/catalog?q=%ff')).toEqual({ path: '/catalog', query: 'q=%ff' })
  })

  it('never lets a NUL through, however it is wrapped', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), fc.nat(), (path, query, at) => {
        const whole = `/${path.replace(/^\//, '')}?${query}`
        const cut = at % (whole.length + 1)
        const target = `${whole.slice(0, cut)}%00${whole.slice(cut)}`
        expect(
          cut === 0 || readAddress(target) === null || /%[0-9a-f]?$/i.test(whole.slice(0, cut)),
        ).toBe(true)
      }),
    )
  })
})
