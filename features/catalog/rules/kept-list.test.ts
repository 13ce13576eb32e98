import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FACETS, readQuery } from './filters'
import { keptList } from './kept-list'

const keys = [...FACETS, 'q', 'moq', 'leadTime', 'price', 'ready', 'sort', 'view', 'page', 'utm']
const anyQuery = fc
  .array(
    fc.tuple(
      fc.constantFrom(...keys),
      fc.oneof(
        fc.constantFrom('jewelry', 'pvd-gold', 'a,b', '100', 'yes', 'price', 'table', '2', ''),
        fc.string(),
      ),
    ),
    { maxLength: 12 },
  )
  .map((pairs) => new URLSearchParams(pairs))

describe("a list's one query", () => {
  it('asks the same as what was typed', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const canonical = new URLSearchParams(keptList.canonicalQuery(query))
        expect(readQuery(canonical)).toEqual(readQuery(query))
        expect(keptList.canonicalQuery(canonical)).toBe(canonical.toString())
      }),
    )
  })

  it('is the same in whatever order it was typed, whatever else is in the address', () => {
    expect(keptList.canonicalQuery(new URLSearchParams('type=ring&utm=1&line=jewelry'))).toBe(
      'line=jewelry&type=ring',
    )
    expect(keptList.canonicalQuery(new URLSearchParams('utm=1&page=1&sort=featured'))).toBe('')
  })
})
