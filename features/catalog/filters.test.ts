import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogHref, readFilters, readHref } from './filters'

describe('catalog addresses', () => {
  it('are canonical: reading and writing again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('q', 'line', 'type', 'finish', 'grade', 'moq', 'leadTime', 'price', 'ready', 'sort', 'view', 'page', 'x'), fc.oneof(fc.string(), fc.constantFrom('jewelry', 'rings,boxes', '50', '21', 'price', 'table', '3'), fc.array(fc.string(), { maxLength: 3 }))),
        (params) => {
          const href = catalogHref(readFilters(params), { page: readFilters(params).page })
          expect(catalogHref(readHref(href), { page: readHref(href).page })).toBe(href)
        },
      ),
    )
  })

  it('drop what they do not know and bound what they do', () => {
    expect(readFilters({ line: 'weapons', moq: '7', sort: 'x', page: '-1', q: 'a'.repeat(10_000), finish: "'; DROP TABLE" })).toMatchObject({ line: [], moq: null, sort: 'featured', page: 1, finish: [] })
    expect(readFilters({ q: 'a'.repeat(10_000) }).q).toHaveLength(80)
  })

  it('a changed filter starts at the first page', () => {
    expect(catalogHref(readFilters({ page: '4' }), { finish: ['brushed'] })).toBe('/catalog?finish=brushed')
  })
})
