import { getLocale, getTranslations } from 'next-intl/server'
import { buttonVariants } from '@/components/ui/button'
import { LinkArea } from '@/components/site/link-area'
import { Link, localAddress } from '@/i18n/link'
import type { GoneProduct } from '../../queries/gone-products'
import { facetLabel } from './labels'
import { ProductCard } from './product-card'

/** Shown in place of a discontinued product: the most similar ones, and where to ask. */
export async function GonePage({ product }: { product: GoneProduct }) {
  const [t, locale, goneWords, to] = await Promise.all([
    getTranslations('catalog'),
    getLocale(),
    getTranslations('gone'),
    localAddress(),
  ])
  return (
    <main id="content" className="shell grid gap-6 py-10">
      <div className="grid max-w-prose justify-items-start gap-3">
        <h1 className="text-xl">{goneWords('title', { name: product.name })}</h1>
        <p className="text-muted">{goneWords('text')}</p>
        <p className="flex flex-wrap gap-3">
          <Link href={`/catalog?type=${product.type}`} className={buttonVariants()}>
            {goneWords('kin', { type: facetLabel(t, 'type', product.type, product.type) })}
          </Link>
          <Link href="/request" prefetch={false} className={buttonVariants({ variant: 'outline' })}>
            {goneWords('ask')}
          </Link>
        </p>
      </div>
      {product.nearest.length > 0 ? (
        <section aria-labelledby="nearest" className="grid gap-4">
          <h2 id="nearest" className="text-lg">
            {goneWords('nearest')}
          </h2>
          <LinkArea>
            <ul className="grid grid-cols-2 gap-x-4 gap-y-6 lg:grid-cols-4">
              {product.nearest.map((card) => (
                <ProductCard key={card.slug} product={card} t={t} locale={locale} to={to} />
              ))}
            </ul>
          </LinkArea>
        </section>
      ) : null}
    </main>
  )
}
