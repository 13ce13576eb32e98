import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound, permanentRedirect } from 'next/navigation'
import { GonePage } from '@/features/catalog/components/shop/gone-page'
import { facetLabel } from '@/features/catalog/components/shop/labels'
import { PickButtons } from '@/features/catalog/components/shop/pick-buttons'
import { ProductConfigurator } from '@/features/catalog/components/shop/product-configurator'
import { configuratorTexts } from '@/features/catalog/components/shop/configurator-texts'
import { ProductEvidence } from '@/features/catalog/components/shop/product-evidence'
import { ProductRisks } from '@/features/catalog/components/shop/product-risks'
import { ProductJsonLd } from '@/features/catalog/components/shop/product-json-ld'
import { ProductSpecs } from '@/features/catalog/components/shop/product-specs'
import { SeenStrip } from '@/features/catalog/components/shop/seen-strip'
import { productionTold } from '@/features/catalog/queries/production-told'
import { goneProduct } from '@/features/catalog/queries/gone-products'
import { defaultLandedPrice } from '@/features/catalog/queries/landed-prices'
import { getProduct, slugsToPrerender, movedTo } from '@/features/catalog/queries/products'
import { sharePicturePath } from '@/features/catalog/rules/seo'
import { countryName } from '@/platform/countries'
import { ddpDestinations } from '@/features/tariffs/queries/importers'
import { DESTINATIONS } from '@/features/tariffs/schema'
import { Link } from '@/i18n/link'

export const ensureStatic = 'navigation'

export async function generateStaticParams() {
  const slugs = await slugsToPrerender()
  return slugs.length > 0 ? slugs.map((slug) => ({ slug })) : [{ slug: 'none' }]
}

type Props = PageProps<'/[locale]/products/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const product = await getProduct(slug)
  if (!product) return { title: (await goneProduct(slug))?.name, robots: { index: false } }
  const share = { url: sharePicturePath(slug), width: 1200, height: 630, alt: product.name }
  return {
    title: product.name,
    description: `${product.summary} ${product.description}`,
    alternates: { canonical: `/products/${product.slug}` },
    openGraph: {
      type: 'website',
      url: `/products/${product.slug}`,
      title: product.name,
      description: product.summary,
      images: [share],
    },
    twitter: {
      card: 'summary_large_image',
      title: product.name,
      description: product.summary,
      images: [share],
    },
  }
}

export default async function ProductPage({ params }: Props) {
  const { slug } = await params
  const product = await getProduct(slug)
  if (!product) {
    const moved = await movedTo(slug)
    if (moved) permanentRedirect(`/products/${moved}`)
    const withdrawn = await goneProduct(slug)
    if (withdrawn) return <GonePage product={withdrawn} />
    notFound()
  }
  const locale = await getLocale()
  const [t, texts, landed, ddp, production] = await Promise.all([
    getTranslations('catalog'),
    configuratorTexts(),
    defaultLandedPrice(product, locale),
    ddpDestinations(),
    productionTold(product),
  ])
  return (
    <main id="content" className="shell grid gap-8 py-4">
      <div
        className="flex flex-wrap items-center justify-between gap-x-6"
        data-style={product.styleNumber}
        data-name={product.name}
        data-image={product.imagePath ?? undefined}
        data-chosen=""
      >
        <nav aria-label={t('detail.breadcrumb')} className="text-xs text-muted">
          <Link href="/catalog">{t('title')}</Link> /{' '}
          <Link href={`/catalog?line=${product.line}`}>{t(`lines.${product.line}`)}</Link> /{' '}
          <Link href={`/catalog?type=${product.type}`}>
            {facetLabel(t, 'type', product.type, product.type)}
          </Link>
        </nav>
        <PickButtons compare={t('compare')} save={t('save')} />
      </div>
      <ProductConfigurator
        product={product}
        texts={texts}
        production={production.told}
        landed={landed}
        destinations={DESTINATIONS.map((code) => ({ code, name: countryName(code, locale) }))}
        ddp={ddp}
        origins={product.origins.map((code) => ({ code, name: countryName(code, locale) }))}
      />
      <ProductSpecs product={product} production={production} />
      <ProductEvidence codes={product.documents} />
      <ProductRisks product={product} />
      <SeenStrip
        product={{
          slug: product.slug,
          name: product.name,
          style: product.styleNumber,
          image: product.imagePath,
        }}
      />
      <ProductJsonLd product={product} />
    </main>
  )
}
