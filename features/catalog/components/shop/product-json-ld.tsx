import { getTranslations } from 'next-intl/server'
import { siteUrl } from '@/platform/env/public'
import { houseFacts } from '@/platform/house/facts'
import { scriptJson } from '@/platform/script-json'
import type { ProductDetail } from '../../rules/product-views'
import { productData } from '../../rules/seo'
import { facetLabel } from './labels'

/** The product and its breadcrumbs, for search engines. */
export async function ProductJsonLd({ product }: { product: ProductDetail }) {
  const [t, { shortName }] = await Promise.all([getTranslations('catalog'), houseFacts()])
  const data = productData(product, siteUrl(), shortName, [
    { name: t('title'), path: '/catalog' },
    { name: t(`lines.${product.line}`), path: `/catalog?line=${product.line}` },
    {
      name: facetLabel(t, 'type', product.type, product.type),
      path: `/catalog?type=${product.type}`,
    },
  ])
  return (
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(data) }} />
  )
}
