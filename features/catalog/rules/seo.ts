import { priceSteps, type PricedDesign } from '@/features/pricing/rules/choice'
import type { ProductDetail } from './product-views'

/**
 * What a product's page says of itself to search engines (schema.org).
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

/** The least and the most that a piece of any SKU costs without options, US cents. */
export function priceRange(product: PricedDesign & Pick<ProductDetail, 'variants'>): {
  low: number
  high: number
} {
  const prices = product.variants.flatMap((variant) =>
    priceSteps(product, variant, []).map(({ unitPriceMinor }) => unitPriceMinor),
  )
  return { low: Math.min(...prices), high: Math.max(...prices) }
}

/** US cents as an amount with two decimals, by whole numbers alone. */
const decimal = (minor: number): string =>
  `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`

/** The picture that is shown where a product's page is shared; JPEG, because most who show it take nothing newer. */
export const sharePicturePath = (slug: string): string => `/share/${slug}.jpg`
