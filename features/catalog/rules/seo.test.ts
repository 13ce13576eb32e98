import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceInput } from '@/features/pricing/rules/choice'
import { listPrice } from '@/features/pricing/rules/list-price'
import type { ProductDetail } from './product-views'
import { scriptJson } from '@/platform/script-json'
import { priceRange, productData } from './seo'

const site = new URL('https://shop.example')
const ring = {
  slug: 'ring',
  name: 'Ring',
  styleNumber: 'FSC-1',
  sku: 'FSC-1-A',
  summary: 'A ring.',
  description: 'Round.',
  material: '316L steel',
  unitWeightGrams: '5.2',
  moq: 100,
  images: [{ role: 'hero', finishCode: null, path: '/products/ring/polished', alt: '' }],
  variants: [
    { sku: 'FSC-1-A', finishCode: 'a', sizeCode: '7', unitPriceDeltaMinor: 0 },
    { sku: 'FSC-1-B', finishCode: 'b', sizeCode: '7', unitPriceDeltaMinor: 15 },
  ],
  variantBreaks: [],
  optionBreaks: [],
  options: [],
  shortRun: null,
  finishMoqs: [],
  ready: false,
  priceBreaks: [
    { fromQuantity: 100, unitPriceMinor: 205 },
    { fromQuantity: 500, unitPriceMinor: 99 },
  ],
} as unknown as ProductDetail

describe('structured data of a product', () => {
  it('contains prices, quantities and the breadcrumbs', () => {
    const [product, trail] = productData(ring, site, 'F.S.C', [
      { name: 'Catalog', path: '/catalog' },
    ])
    expect(product).toMatchObject({
      sku: 'FSC-1-A',
      weight: { value: 5.2, unitCode: 'GRM' },
      offers: {
        lowPrice: '0.99',
        highPrice: '2.20',
        priceCurrency: 'USD',
        offerCount: 2,
        eligibleQuantity: { minValue: 100 },
      },
      image: [
        'https://shop.example/share/ring.jpg',
        'https://shop.example/products/ring/polished-1200.avif',
      ],
    })
    expect(trail).toMatchObject({
      itemListElement: [
        { position: 1, item: 'https://shop.example/catalog' },
        { position: 2, name: 'Ring', item: 'https://shop.example/products/ring' },
      ],
    })
  })

  it('keeps any text inside the script, and readable as it was', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '</script><script>alert(1)</script>',
        '<!--<script>',
        '\u2028',
        ']]>',
        '&lt;/script&gt;',
      ),
    )
    fc.assert(
      fc.property(hostile, hostile, (name, description) => {
        const text = scriptJson(productData({ ...ring, name, description }, site, 'F.S.C', []))
        expect(text).not.toMatch(/[<>&\u2028\u2029]/)
        expect((JSON.parse(text) as { name: string }[])[0]?.name).toBe(name)
      }),
    )
  })

  it('marks stocked products as in stock', () => {
    expect(productData(ring, site, 'F.S.C', [])[0]).toMatchObject({
      offers: { availability: 'https://schema.org/MadeToOrder' },
    })
    expect(productData({ ...ring, ready: true }, site, 'F.S.C', [])[0]).toMatchObject({
      offers: { availability: 'https://schema.org/InStock' },
    })
  })

  it('has a range that includes the price of every SKU and is reached at both ends', () => {
    const minor = fc.integer({ min: 1, max: 1_000_000 })
    const sku = fc.record({
      delta: fc.integer({ min: 0, max: 5_000 }),
      own: fc.array(minor, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(
        fc.array(minor, { minLength: 1, maxLength: 5 }),
        fc.array(sku, { minLength: 1, maxLength: 5 }),
        (design, skus) => {
          const breaks = (prices: number[]) =>
            prices.map((unitPriceMinor, i) => ({ fromQuantity: i + 1, unitPriceMinor }))
          const product = {
            priceBreaks: breaks(design),
            variants: skus.map(({ delta }, i) => ({
              sku: String(i),
              finishCode: String(i),
              sizeCode: '',
              unitPriceDeltaMinor: delta,
            })),
            variantBreaks: skus.flatMap(({ own }, i) =>
              breaks(own).map((each) => ({ ...each, sku: String(i) })),
            ),
            optionBreaks: [],
            options: [],
            shortRun: null,
            moq: 1,
            finishMoqs: [],
          }
          const skuPrices = product.variants.flatMap((variant) =>
            [1, 2, 3, 4, 5].map(
              (quantity) =>
                listPrice(priceInput(product, variant, { optionCodes: [], quantity }))
                  .unitPriceMinor,
            ),
          )
          expect(priceRange(product)).toEqual({
            low: Math.min(...skuPrices),
            high: Math.max(...skuPrices),
          })
        },
      ),
    )
  })
})
