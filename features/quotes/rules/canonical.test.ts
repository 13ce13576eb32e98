import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, documentHash } from './canonical'

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    fc.string(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('any'), { maxKeys: 5 }),
  ),
})).any

describe('canonical documents', () => {
  it('survive storage: the hash is the same after a round trip and in any key order', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((k) => k !== '__proto__'),
          value,
          { maxKeys: 6 },
        ),
        (doc) => {
          const shuffled = Object.fromEntries(Object.entries(doc).reverse())
          expect(documentHash(JSON.parse(JSON.stringify(shuffled)))).toBe(
            documentHash(JSON.parse(JSON.stringify(doc))),
          )
        },
      ),
    )
  })

  it('differ with any figure', () => {
    expect(documentHash({ totalMinor: 100 })).not.toBe(documentHash({ totalMinor: 101 }))
  })

  it('refuse what JSON can’t represent exactly', () => {
    expect(() => canonicalJson({ a: 0.1 })).toThrow(TypeError)
    expect(() => canonicalJson({ a: undefined })).toThrow(TypeError)
  })
})
