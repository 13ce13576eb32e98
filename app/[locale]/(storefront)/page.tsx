import { getLocale, getTranslations } from 'next-intl/server'
import { buttonVariants } from '@/components/ui/button'
import { ProductCard } from '@/features/catalog/components/shop/product-card'
import { SeenStrip } from '@/features/catalog/components/shop/seen-strip'
import { LINES } from '@/features/catalog/rules/filters'
import { featuredProducts } from '@/features/catalog/queries/products'
import { answerPromise, usualDeposit } from '@/features/company/queries/answer-promise'
import { OrganizationData } from '@/features/company/components/shop/organization-data'
import { promiseWords } from '@/features/company/rules/promise'
import { LinkArea } from '@/components/site/link-area'
import { Link, localAddress } from '@/i18n/link'
import { formatDecimal } from '@/platform/money'

export const ensureStatic = 'navigation'

/** Takes the place of the picture for the other screen width, so that nobody fetches both. */
const NO_PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='

const STEPS = ['ask', 'quote', 'sign', 'order'] as const

export default async function HomePage() {
  const [t, common, locale, to, products, promise, percent] = await Promise.all([
    getTranslations('catalog'),
    getTranslations('common.promise'),
    getLocale(),
    localAddress(),
    featuredProducts(),
    answerPromise(),
    usualDeposit(),
  ])
  const promised = {
    promise: common('answer', promiseWords(promise)),
    percent: percent === null ? 'none' : formatDecimal(percent, locale),
  }
  return (
    <main id="content">
      <section className="relative overflow-hidden bg-ground">
        <picture className="max-md:hidden">
          <source media="(min-width: 48rem)" srcSet="/pictures/hero-1600.avif" type="image/avif" />
          <source media="(min-width: 48rem)" srcSet="/pictures/hero-1600.webp" type="image/webp" />
          <img
            src={NO_PICTURE}
            alt={t('home.heroAlt')}
            width={1600}
            height={900}
            fetchPriority="high"
            className="absolute inset-y-0 right-0 h-full w-full max-w-[100rem] object-cover object-right"
          />
        </picture>
        <div className="relative shell grid gap-6 py-8 md:min-h-[30rem] md:items-center md:py-16">
          <div className="grid gap-4 md:max-w-[26rem] lg:max-w-[30rem]">
            <h1 className="text-xl md:text-2xl">{t('home.title')}</h1>
            <p className="max-w-prose">{t('home.lead')}</p>
            <div className="flex flex-wrap gap-3">
              <Link href="/catalog" className={buttonVariants({ size: 'lg' })}>
                {t('home.browse')}
              </Link>
              <Link
                href="/request"
                prefetch={false}
                className={buttonVariants({ size: 'lg', variant: 'outline' })}
              >
                {t('home.request')}
              </Link>
            </div>
          </div>
        </div>
        <picture className="md:hidden">
          <source media="(min-width: 48rem)" srcSet={NO_PICTURE} />
          <source srcSet="/pictures/hero-800.avif" type="image/avif" />
          <img
            src="/pictures/hero-800.webp"
            alt={t('home.heroAlt')}
            width={800}
            height={800}
            fetchPriority="high"
            className="aspect-[4/3] w-full object-cover"
          />
        </picture>
      </section>

      <section aria-labelledby="lines" className="shell grid gap-4 py-10">
        <h2 id="lines" className="text-lg">
          {t('home.lines')}
        </h2>
        <ul className="grid gap-4 md:grid-cols-3">
          {LINES.map((line) => (
            <li
              key={line}
              className="relative grid content-start gap-2 bg-white pb-4 [&>:not(picture)]:px-4"
            >
              <picture>
                <source srcSet={`/pictures/${line}.avif`} type="image/avif" />
                <img
                  src={`/pictures/${line}.webp`}
                  alt=""
                  width={800}
                  height={600}
                  loading="lazy"
                  className="aspect-[4/3] w-full bg-ground object-cover"
                />
              </picture>
              <h3 className="text-base">
                <Link
                  href={`/catalog?line=${line}`}
                  className="no-underline after:absolute after:inset-0 hover:underline"
                >
                  {t(`lines.${line}`)}
                </Link>
              </h3>
              <p className="text-sm text-muted">{t(`home.${line}Text`)}</p>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="featured" className="shell grid gap-4 py-6">
        <div className="flex items-baseline justify-between gap-4">
          <h2 id="featured" className="text-lg">
            {t('home.featured')}
          </h2>
          <Link href="/catalog" className="text-sm text-info underline">
            {t('home.all')}
          </Link>
        </div>
        <LinkArea>
          <ul className="grid grid-cols-2 gap-x-4 gap-y-6 lg:grid-cols-4">
            {products.map((product) => (
              <ProductCard key={product.slug} product={product} t={t} locale={locale} to={to} />
            ))}
          </ul>
        </LinkArea>
        <SeenStrip />
      </section>

      <OrganizationData />
      <section aria-labelledby="how" className="shell grid gap-4 py-10">
        <h2 id="how" className="text-lg">
          {t('home.how')}
        </h2>
        <ol className="grid gap-6 md:grid-cols-4">
          {STEPS.map((step, i) => (
            <li key={step} className="grid content-start gap-1 border-t border-control pt-3">
              <span aria-hidden className="font-mono text-sm text-muted">
                {i + 1}
              </span>
              <h3 className="text-base">{t(`home.steps.${step}.title`)}</h3>
              <p className="text-sm text-muted">{t(`home.steps.${step}.text`, promised)}</p>
            </li>
          ))}
        </ol>
      </section>
    </main>
  )
}
