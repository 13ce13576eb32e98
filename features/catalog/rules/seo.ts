import { priceSteps, type PricedDesign } from '@/features/pricing/rules/choice'
import type { ProductDetail } from './product-views'

/**
 * A product's data for search engines (schema.org).
 * @param site the site's public address
 * @param brand the house's short name
 * @param trail the pages above it, from the top
 */
export function productData(
  product: ProductDetail,
  site: URL,
  brand: string,
  trail: readonly { name: string; path: string }[],
): object[] {
  const at = (path: string): string => new URL(path, site).href
  const address = at(`/products/${product.slug}`)
  const { low, high } = priceRange(product)
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: product.name,
      url: address,
      sku: product.sku,
      mpn: product.styleNumber,
      description: `${product.summary} ${product.description}`,
      material: product.material,
      brand: { '@type': 'Brand', name: brand },
      weight: {
        '@type': 'QuantitativeValue',
        value: Number(product.unitWeightGrams),
        unitCode: 'GRM',
      },
      image: [
        at(sharePicturePath(product.slug)),
        ...product.images.slice(0, 5).map((image) => at(`${image.path}-1200.avif`)),
      ],
      offers: {
        '@type': 'AggregateOffer',
        url: address,
        priceCurrency: 'USD',
        lowPrice: decimal(low),
        highPrice: decimal(high),
        offerCount: product.variants.length,
        availability: `https://schema.org/${product.ready ? 'InStock' : 'MadeToOrder'}`,
        itemCondition: 'https://schema.org/NewCondition',
        eligibleQuantity: { '@type': 'QuantitativeValue', minValue: product.moq, unitCode: 'C62' },
      },
    },
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: [...trail, { name: product.name, path: `/products/${product.slug}` }].map(
        ({ name, path }, i) => ({ '@type': 'ListItem', position: i + 1, name, item: at(path) }),
      ),
    },
  ]
}

/** The lowest and the highest price of a piece of any SKU without options, US cents. */
export function priceRange(product: PricedDesign & Pick<ProductDetail, 'variants'>): {
  low: number
  high: number
} {
  const prices = product.variants.flatMap((variant) =>
    priceSteps(product, variant, []).map(({ unitPriceMinor }) => unitPriceMinor),
  )
  return { low: Math.min(...prices), high: Math.max(...prices) }
}

/** US cents as an amount with two decimals, computed with whole numbers only. */
const decimal = (minor: number): string =>
  `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`

/** The picture that previews a shared product page; JPEG, because most previews accept nothing newer. */
export const sharePicturePath = (slug: string): string => `/share/${slug}.jpg`
