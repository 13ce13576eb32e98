import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareHref,
  compareRows,
  MOST_COMPARED,
  readCompared,
  readsOnly,
  type CompareWords,
} from './compare'
import { formatIn } from '@/platform/format'
import { readStored } from '../components/shop/compared-products'
import type { ProductDetail } from './product-views'

const words: CompareWords = {
  style: 'SKU',
  type: 'Type',
  material: 'Material',
  grade: 'Grade',
  priceFrom: (quantity) => `${quantity}+`,
  belowMoq: 'below',
  moq: 'MOQ',
  multiple: 'Multiple',
  leadTime: 'Days',
  sample: 'Sample',
  days: String,
  pieces: String,
  weight: 'Weight',
  dimension: (name) => name,
  finishes: 'Finishes',
  sizes: 'Sizes',
  option: (name) => name,
  optionPrice: (each, setup, from) => `${each} ${setup} ${from}`,
  hsCode: 'HS',
  hsCodeOf: (country) => `HS ${country}`,
  materials: 'Materials',
  share: (material, percent) => `${material} ${percent}`,
  stock: 'Stock',
  ready: (pieces, days) => `${pieces} in ${days}`,
  madeToOrder: 'to order',
  origin: 'Origin',
  country: (code) => code,
  typeName: (type) => type,
  cartonPieces: 'Pieces',
  cartonSize: 'Carton',
  cartonWeight: 'Gross',
}
const ring = (change: Partial<ProductDetail> = {}): ProductDetail =>
  ({
    slug: 'ring',
    name: 'Ring',
    styleNumber: 'R-1',
    type: 'rings',
    grade: '316L',
    material: 'steel',
    unitWeightGrams: '5',
    imagePath: null,
    imageAlt: '',
    fromPriceMinor: 80,
    fromQuantity: 500,
    moq: 100,
    orderMultiple: 10,
    leadTimeDays: 20,
    sku: 'R-1-A',
    summary: '',
    description: '',
    line: 'jewelry',
    dimensions: [{ name: 'Width', millimetres: '6' }],
    sampleLeadTimeDays: 7,
    carton: { pieces: 10, lengthMm: 1, widthMm: 1, heightMm: 1, grossGrams: 100 },
    hsCodeUs: '7117.19.9000',
    origins: ['CN'],
    finishes: [{ code: 'p', name: 'Polished', deltaMinor: 0 }],
    sizes: [{ code: 'OS', name: 'One size' }],
    priceBreaks: [
      { fromQuantity: 100, unitPriceMinor: 100 },
      { fromQuantity: 500, unitPriceMinor: 80 },
    ],
    options: [],
    images: [],
    stock: [],
    stockLeadTimeDays: 3,
    hsCodes: [],
    materials: [],
    ...change,
  }) as ProductDetail

describe('the address of a comparison', () => {
  it('is read back as it was written', () => {
    const style = fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{0,10}$/)
    fc.assert(
      fc.property(
        fc.uniqueArray(style, { minLength: 1, maxLength: MOST_COMPARED }),
        fc.boolean(),
        (styles, only) => {
          const address = new URLSearchParams(compareHref(styles, only).split('?')[1])
          expect(readCompared(address.get('style') ?? undefined)).toEqual(styles)
          expect(readsOnly(address.get('only') ?? undefined)).toBe(only)
        },
      ),
    )
    expect([compareHref([]), readsOnly(undefined), readsOnly(['differences', 'x'])]).toEqual([
      '/compare',
      false,
      false,
    ])
  })
  it('names at most four products, each once, and never throws', () => {
    expect(readCompared('a,b,A,c,d,e')).toEqual(['A', 'B', 'C', 'D'])
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.array(fc.string())),
        (style) => readCompared(style).length <= MOST_COMPARED,
      ),
    )
  })
})

describe('the rows of a comparison', () => {
  const rows = compareRows(
    [
      ring(),
      ring({
        styleNumber: 'R-2',
        moq: 300,
        priceBreaks: [{ fromQuantity: 300, unitPriceMinor: 70 }],
        dimensions: [{ name: 'Length', millimetres: '9' }],
      }),
    ],
    words,
    formatIn('en'),
  )
  const row = (key: string) => rows.find((each) => each.key === key)
  it('show each product’s price at every price break of any of them', () => {
    expect(row('price-100')?.cells).toEqual(['1.00', 'below'])
    expect(row('price-300')?.cells).toEqual(['1.00', '0.70'])
    expect(row('price-500')?.cells).toEqual(['0.80', '0.70'])
  })
  it('say which differ, and leave empty what a product lacks', () => {
    expect([row('moq')?.differs, row('grade')?.differs]).toEqual([true, false])
    expect([row('dimension-Width')?.cells, row('dimension-Length')?.cells]).toEqual([
      ['6 mm', ''],
      ['', '9 mm'],
    ])
  })
  it('show stock, materials, and the customs code of each country for which any has one', () => {
    const both = compareRows(
      [
        ring({
          stock: [
            { sku: 'R-1-A', pieces: 40 },
            { sku: 'R-1-B', pieces: 2 },
          ],
          hsCodes: [{ destination: 'CA', code: '7117.19.90' }],
          materials: [
            { material: 'steel', percent: '92.5' },
            { material: 'glass', percent: '7.5' },
          ],
        }),
        ring({ hsCodes: [{ destination: 'BR', code: '7117.19.00' }] }),
      ],
      words,
      formatIn('en'),
    )
    const cells = (key: string) => both.find((each) => each.key === key)?.cells
    expect([cells('stock'), cells('materials'), cells('hsCode-CA'), cells('hsCode-BR')]).toEqual([
      ['42 in 3', 'to order'],
      ['steel 92.5, glass 7.5', ''],
      ['7117.19.90', ''],
      ['', '7117.19.00'],
    ])
    expect(
      compareRows([ring(), ring()], words, formatIn('en')).some(
        ({ key }) => key === 'materials' || key.startsWith('hsCode-'),
      ),
    ).toBe(false)
  })
  it('format figures for the reader', () => {
    const [german] = [compareRows([ring({ unitWeightGrams: '4.25' })], words, formatIn('de'))]
    const cells = (key: string) => german.find((each) => each.key === key)?.cells
    expect([cells('price-100'), cells('weight')]).toEqual([['1,00'], ['4,25 g']])
  })
  it('never differ for a single product', () =>
    expect(compareRows([ring()], words, formatIn('en')).every(({ differs }) => !differs)).toBe(
      true,
    ))
})

it('a stored comparison is read safely, with each product once and at most four', () => {
  expect(
    readStored([
      { style: 'A' },
      { style: 'A' },
      null,
      { style: '<b>' },
      { style: 'B', name: 'Bee', image: '/b' },
    ]),
  ).toEqual([
    { style: 'A', name: 'A', image: null },
    { style: 'B', name: 'Bee', image: '/b' },
  ])
  fc.assert(fc.property(fc.jsonValue(), (value) => readStored(value).length <= MOST_COMPARED))
})
