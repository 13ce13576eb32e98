import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { buttonVariants } from '@/components/ui/button'
import { readCompared, readsOnly } from '@/features/catalog/rules/compare'
import { comparedProducts } from '@/features/catalog/queries/compared-products'
import { CompareTable } from '@/features/catalog/components/shop/compare-table'
import { Link } from '@/i18n/link'

type Props = PageProps<'/[locale]/compare'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('choosing.compare')
  return { title: t('title'), description: t('lead'), robots: { index: false } }
}

export default async function ComparePage({ searchParams }: Props) {
  const t = await getTranslations('choosing.compare')
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] content-start gap-4 py-6">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="text-sm text-muted">{t('lead')}</p>
      </header>
      <Suspense fallback={<PageSkeleton />}>
        <Compared searchParams={searchParams} />
      </Suspense>
    </main>
  )
}

/** Products named by the address; the products themselves are cached until the catalog changes. */
async function Compared({ searchParams }: Pick<Props, 'searchParams'>) {
  const { style, only } = await searchParams
  const styles = readCompared(style)
  const [t, products] = await Promise.all([
    getTranslations('choosing.compare'),
    comparedProducts(styles),
  ])
  const missing = styles.length - products.length
  return (
    <>
      {missing > 0 ? (
        <p role="status" className="text-sm text-caution">
          {t('missing', { count: missing })}
        </p>
      ) : null}
      {products.length > 0 ? (
        <CompareTable products={products} only={readsOnly(only)} />
      ) : (
        <div className="grid max-w-prose justify-items-start gap-3 rounded-md border border-dashed border-control p-6">
          <h2 className="text-base">{t('emptyTitle')}</h2>
          <p className="text-sm text-muted">{t('emptyText')}</p>
          <Link href="/catalog" className={buttonVariants()}>
            {t('browse')}
          </Link>
        </div>
      )}
    </>
  )
}
