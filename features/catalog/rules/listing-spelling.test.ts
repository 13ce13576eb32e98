import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeliest, wordsMeant } from './listing-spelling'

const like = (word: string, likeness: number) => ({ word, likeness })

describe('the meant word', () => {
  it('is the word itself, with longer ones that begin with it', () =>
    expect(wordsMeant('wood', [like('wood', 1), like('wooden', 0.7), like('woof', 0.5)])).toEqual([
      'wood',
      'wooden',
    ]))
  it('is one that begins like what is being typed', () =>
    expect(wordsMeant('brac', [like('bracelet', 0.4), like('brass', 0.4)])).toEqual(['bracelet']))
  it('may have one letter wrong', () =>
    expect(wordsMeant('neclace', [like('necklace', 0.55), like('lace', 0.2)])).toEqual([
      'necklace',
    ]))
  it('may have two letters swapped', () =>
    expect(wordsMeant('rign', [like('rigid', 0.35), like('ring', 0.25)])).toEqual(['ring']))
  it('is never another size', () =>
    expect(wordsMeant('9mm', [like('8mm', 0.4), like('19mm', 0.5)])).toEqual([]))
  it('is none where nothing is similar', () =>
    expect(wordsMeant('zzzz', [like('ring', 0.02)])).toEqual([]))
  it('is always one of the catalog’s', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(
          fc.record({
            word: fc.string({ minLength: 1 }),
            likeness: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
        ),
        (typed, words) => {
          expect(words.map(({ word }) => word)).toEqual(
            expect.arrayContaining(wordsMeant(typed, words)),
          )
        },
      ),
    )
  })
})

describe('the suggested word', () => {
  it('is the most likely one of the catalog, even less similar than those accepted by themselves', () =>
    expect(likeliest('nekless', [like('necklace', 0.25), like('lace', 0.1)])).toBe('necklace'))
  it('is the word itself where it is known, is a size, or nothing is near', () => {
    expect(likeliest('ring', [like('ring', 1), like('rings', 0.9)])).toBe('ring')
    expect(likeliest('9mm', [like('8mm', 0.5)])).toBe('9mm')
    expect(likeliest('zzzz', [like('ring', 0.02)])).toBe('zzzz')
  })
})
