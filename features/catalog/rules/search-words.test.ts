import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productWords, searchWords } from './search-words'

describe('the words of a search', () => {
  it.each([
    ['316L gold hoops 8 mm', ['316l', 'gold', 'hoop', '8mm']],
    ['Anillos de acero inoxidable', ['ring', 'steel', 'stainless']],
    ['joyería', ['jewelry']],
    ['cajas de cartón', ['box', 'paperboard']],
    ['不锈钢戒指', ['stainless', 'steel', 'ring']],
    ['玫瑰金手链 8mm', ['rose', 'gold', 'bracelet', '8mm']],
    ['watch boxes', ['watch', 'box']],
    ['stainless', ['stainless']],
    ['^$.*[ring]%_', ['ring']],
    ['', []],
  ])('%s', (query, words) => {
    expect(searchWords(query)).toEqual(words)
  })

  it('are few, and the same however they are written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const words = searchWords(text)
        expect(words.length).toBeLessThanOrEqual(8)
        expect(searchWords(text.toUpperCase().toLowerCase())).toEqual(
          searchWords(text.toLowerCase()),
        )
      }),
    )
  })

  it('a product is found by its sizes without a space', () => {
    expect(
      productWords({
        name: 'Aro fino',
        type: 'earrings',
        line: 'jewelry',
        grade: '316L',
        material: 'Acero',
        variants: [{ finishName: 'PVD gold' }, { finishName: 'PVD gold' }],
        dimensions: [{ name: 'Width', millimetres: '8.0' }],
      }),
    ).toBe('hoop fino earring jewelry 316l steel pvd gold 8mm')
  })
})
