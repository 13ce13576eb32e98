import { describe, expect, it } from 'vitest'
import { asList, parseForm } from './form'

describe('form encoding as the stripe package sends it', () => {
  it('nests objects and lists', () => {
    const form = parseForm(
      'mode=payment&line_items[0][price_data][currency]=usd&line_items[1][quantity]=2&expand[]=a&expand[]=b&m=%7Bx%7D%20y',
    )
    expect(JSON.parse(JSON.stringify(form))).toEqual({
      mode: 'payment',
      line_items: { 0: { price_data: { currency: 'usd' } }, 1: { quantity: '2' } },
      expand: { 0: 'a', 1: 'b' },
      m: '{x} y',
    })
    expect(asList(form?.['expand'])).toEqual(['a', 'b'])
  })

  it('orders a list by its numbers', () => {
    expect(asList(parseForm('a[10]=k&a[2]=c&a[0]=a')?.['a'])).toEqual(['a', 'c', 'k'])
  })

  it('refuses nonsense, and takes no key for a prototype', () => {
    expect(parseForm('a=1&a[b]=2')).toBeNull()
    expect(parseForm('a[b]=2&a=1')).toBeNull()
    expect(parseForm('a[b=1')).toBeNull()
    expect(parseForm('a[1][2][3][4][5][6]=x')).toBeNull()
    parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
