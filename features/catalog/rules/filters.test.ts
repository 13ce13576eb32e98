import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogHref, readFilters, readHref, sizeValue, WEIGHT_BANDS, weightBand } from './filters'

describe('catalog addresses', () => {
  it('are canonical: reading and writing again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'q',
            'line',
            'type',
            'finish',
            'grade',
            'size',
            'weight',
            'moq',
            'leadTime',
            'price',
            'ready',
            'sort',
            'view',
            'page',
            'x',
          ),
          fc.oneof(
            fc.string(),
            fc.constantFrom(
              'jewelry',
              'rings,boxes',
              '50',
              '21',
              'us-6,17-mm',
              '5,more',
              'price',
              'table',
              '3',
            ),
            fc.array(fc.string(), { maxLength: 3 }),
          ),
        ),
        (params) => {
          const href = catalogHref(readFilters(params), { page: readFilters(params).page })
          expect(catalogHref(readHref(href), { page: readHref(href).page })).toBe(href)
        },
      ),
    )
  })

  it('drop unknown values and limit known ones', () => {
    expect(
      readFilters({
        line: 'weapons',
        moq: '7',
        sort: 'x',
        page: '-1',
        q: 'a'.repeat(10_000),
        finish: "'; DROP TABLE",
      }),
    ).toMatchObject({ line: [], moq: null, sort: 'featured', page: 1, finish: [] })
    expect(readFilters({ q: 'a'.repeat(10_000) }).q).toHaveLength(80)
  })

  it('start at the first page after a changed filter', () => {
    expect(catalogHref(readFilters({ page: '4' }), { finish: ['brushed'] })).toBe(
      '/catalog?finish=brushed',
    )
  })
})

describe('sizes and weights', () => {
  it('a weight is in one band, and a heavier one never in a lighter band', () => {
    expect(['0', '5', '5.01', '20', '100', '500', '500.5'].map(weightBand)).toEqual([
      '5',
      '5',
      '20',
      '20',
      '100',
      '500',
      'more',
    ])
    fc.assert(
      fc.property(fc.nat(200_000), fc.nat(200_000), (a, b) => {
        const at = (hundredths: number) =>
          WEIGHT_BANDS.indexOf(weightBand(String(hundredths / 100)))
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)))
      }),
    )
  })

  it('a size has a value for addresses, made from its name', () => {
    expect(
      [
        { code: '6', name: 'US 6' },
        { code: '175', name: '17.5 mm' },
        { code: 'L', name: '大' },
        { code: 'a.b', name: '…' },
      ].map(sizeValue),
    ).toEqual(['us-6', '17-5-mm', 'l', 'a-b'])
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (name) => {
        const value = sizeValue({ code: 'x1', name })
        expect(readFilters({ size: value }).size).toEqual([value])
      }),
    )
  })
})
