import { siteUrl } from '@/platform/env/public'
import type { ProductDetail } from '../dto'

/** The product for search engines; `<` is escaped, so that no text can end the script. */
export function ProductJsonLd({ product }: { product: ProductDetail }) {
  const address = new URL(`/products/${product.slug}`, siteUrl()).href
  const data = [
    {
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: product.name,
      sku: product.styleNumber,
      description: `${product.summary} ${product.description}`,
      material: product.material,
      image: product.images.slice(0, 5).map((image) => new URL(`${image.path}-1200.avif`, siteUrl()).href),
      offers: {
        '@type': 'AggregateOffer',
        priceCurrency: 'USD',
        lowPrice: ((product.priceBreaks.at(-1)?.unitPriceMinor ?? 0) / 100).toFixed(2),
        highPrice: ((product.priceBreaks[0]?.unitPriceMinor ?? 0) / 100).toFixed(2),
        url: address,
      },
    },
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Catalog', item: new URL('/catalog', siteUrl()).href },
        { '@type': 'ListItem', position: 2, name: product.name, item: address },
      ],
    },
  ]
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }} />
}
