import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standAsSent, textOver } from './typed-text'

const texts = fc.constantFrom('', '5', '5.00', '7', '1,200')

describe('a field that is typed into while an answer is on its way', () => {
  it('keeps what was typed, whatever the answer has', () => {
    // Sent as 5 and refused, with 7 typed meanwhile: the answer has 5.
    expect(textOver({ of: '', text: '7' }, '5')).toBe('7')
    fc.assert(
      fc.property(texts, texts, texts, (of, text, start) => {
        fc.pre(text !== of)
        expect(textOver({ of, text }, start)).toBe(text)
      }),
    )
  })

  it('shows what the answer or the page has where nothing was typed', () => {
    fc.assert(
      fc.property(texts, texts, (of, start) => {
        expect(textOver({ of, text: of }, start)).toBe(start)
      }),
    )
  })

  it('follows an answer only where it is as it was sent', () => {
    const sentTexts = { quantity: '100', price: '5' }
    expect(standAsSent(['quantity', 'price'], sentTexts, { quantity: '100', price: '7' })).toEqual([
      'quantity',
    ])
    // A tick that was removed, and one that was set.
    expect(standAsSent(['a', 'b'], { a: 'on' }, { b: 'on' })).toEqual([])
    expect(standAsSent(['price'], null, { price: '7' })).toEqual(['price'])
  })
})
