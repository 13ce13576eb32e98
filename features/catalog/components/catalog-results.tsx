import { getTranslations } from 'next-intl/server'
import { buttonVariants } from '@/components/ui/button'
import { Link } from '@/i18n/link'
import { catalogHref, isFiltered, SORTS, type CatalogFilters } from '../filters'
import type { CatalogPage } from '../queries'
import { FilterChips } from './filter-chips'
import { FilterPanel } from './filter-panel'
import { ProductCard } from './product-card'
import { ProductTable } from './product-table'

/** The catalog: filters beside their results, all of it in the address. */
export async function CatalogResults({ filters, page }: { filters: CatalogFilters; page: CatalogPage }) {
  const t = await getTranslations('catalog')
  return (
    <main id="content" className="shell grid gap-4 py-6 lg:grid-cols-[16rem_1fr] lg:gap-8">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2 lg:col-span-2">
        <h1 className="text-xl">{t('title')}</h1>
        <p role="status" className="text-muted">{t('resultCount', { count: page.total })}</p>
        <nav aria-label={t('sort')} className="ms-auto flex flex-wrap gap-x-4 text-sm max-md:ms-0 max-md:w-full">
          {SORTS.map((sort) => (
            <Link key={sort} href={catalogHref(filters, { sort })} aria-current={filters.sort === sort ? 'true' : undefined} className="inline-flex min-h-9 items-center no-underline hover:underline aria-[current]:font-semibold aria-[current]:underline">
              {t(`sorts.${sort}`)}
            </Link>
          ))}
        </nav>
        <nav aria-label={t('view')} className="flex gap-x-4 text-sm">
          {(['cards', 'table'] as const).map((view) => (
            <Link key={view} href={catalogHref(filters, { view })} aria-current={filters.view === view ? 'true' : undefined} className="inline-flex min-h-9 items-center no-underline hover:underline aria-[current]:font-semibold aria-[current]:underline">
              {t(view)}
            </Link>
          ))}
        </nav>
      </div>
      <FilterPanel filters={filters} page={page} />
      <div className="grid min-w-0 content-start gap-4">
        {isFiltered(filters) ? <FilterChips filters={filters} page={page} /> : null}
        {page.products.length === 0 ? (
          <div className="grid max-w-prose gap-3 rounded-md border border-dashed border-control p-6">
            <h2 className="text-base">{filters.q ? t('emptyTitle', { q: filters.q }) : t('emptyTitleNoQuery')}</h2>
            <p className="text-sm text-muted">{t('emptyText')}</p>
            <p className="flex flex-wrap gap-3">
              <Link className={buttonVariants({ variant: 'outline' })} href={filters.q ? `/catalog?q=${encodeURIComponent(filters.q)}` : '/catalog'}>{t('clearAll')}</Link>
              <Link className={buttonVariants()} href="/request">{t('emptyAsk')}</Link>
            </p>
          </div>
        ) : filters.view === 'table' ? (
          <ProductTable products={page.products} />
        ) : (
          <ul className="grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-3 xl:grid-cols-4">
            {page.products.map((product, i) => <ProductCard key={product.slug} product={product} eager={i < 4} />)}
          </ul>
        )}
        {page.pages > 1 ? (
          <nav aria-label={t('pages')} className="flex flex-wrap gap-2 text-sm">
            {Array.from({ length: page.pages }, (_, i) => i + 1).map((number) => (
              <Link key={number} href={catalogHref(filters, { page: number })} aria-label={t('page', { page: number })} aria-current={filters.page === number ? 'page' : undefined} className="inline-flex size-11 items-center justify-center rounded-md border border-control no-underline aria-[current]:bg-ink aria-[current]:text-white">
                {number}
              </Link>
            ))}
          </nav>
        ) : null}
      </div>
    </main>
  )
}
