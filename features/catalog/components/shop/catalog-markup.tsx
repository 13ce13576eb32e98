import 'server-only'
import { getLocale, getTranslations } from 'next-intl/server'
import { buttonVariants } from '@/components/ui/button'
import { localAddress } from '@/i18n/link'
import { formatMoney } from '@/platform/money'
import { staticMarkup } from '@/platform/static-markup'
import { catalogHref, isFiltered, SORTS, type CatalogFilters } from '../../rules/filters'
import type { CatalogPage, WayOut } from '../../rules/product-views'
import { findProducts } from '../../queries/listing'
import { FilterChips } from './filter-chips'
import { FilterPanel } from './filter-panel'
import { facetLabel, type CatalogTranslator } from './labels'
import { ProductCard } from './product-card'
import { ProductTable } from './product-table'

interface Parts {
  filters: CatalogFilters
  page: CatalogPage
  t: CatalogTranslator
  locale: string
  to: (href: string) => string
}

/**
 * The content of a catalog page, as text. Nothing of it is cached here: the whole answer is, see
 * docs/decisions/whole-answers.md.
 */
export async function catalogMarkup(filters: CatalogFilters): Promise<{
  head: string
  panel: string
  results: string
  label: string
  phoneLabel: string
  show: string
  empty: boolean
}> {
  const [t, locale, to, page] = await Promise.all([
    getTranslations('catalog'),
    getLocale(),
    localAddress(),
    findProducts(filters),
  ])
  const parts: Parts = { filters, page, t, locale, to }
  return {
    head: staticMarkup(<Head {...parts} />),
    panel: staticMarkup(
      <>
        <div className="grid gap-1 border-b py-2 lg:hidden">
          <Arrangement {...parts} />
        </div>
        <FilterPanel {...parts} />
      </>,
    ),
    results: staticMarkup(<Results {...parts} />),
    label: t('filters'),
    phoneLabel: t('filtersAndSorting'),
    show: t('showResults', { count: page.total }),
    empty: page.total === 0,
  }
}

function Head({ filters, page, t, to }: Parts) {
  return (
    <>
      <h1 className="text-xl">{t('title')}</h1>
      <p role="status" className="text-muted">
        {t('resultCount', { count: page.total })}
      </p>
      <div className="ms-auto flex flex-wrap gap-x-8 max-lg:hidden">
        <Arrangement filters={filters} t={t} to={to} />
      </div>
    </>
  )
}

/**
 * How the list is sorted and shown. On a phone it is folded with the filters, so that products start on the first
 * screen.
 */
function Arrangement({ filters, t, to }: Pick<Parts, 'filters' | 't' | 'to'>) {
  return (
    <>
      <nav aria-label={t('sort')} className="flex flex-wrap gap-x-4 text-sm">
        {SORTS.map((sort) => (
          <a
            key={sort}
            href={to(catalogHref(filters, { sort }))}
            aria-current={filters.sort === sort ? 'true' : undefined}
            className="choice"
          >
            {t(`sorts.${sort}`)}
          </a>
        ))}
      </nav>
      <nav aria-label={t('view')} className="flex gap-x-4 text-sm">
        {(['cards', 'table'] as const).map((view) => (
          <a
            key={view}
            href={to(catalogHref(filters, { view }))}
            aria-current={filters.view === view ? 'true' : undefined}
            className="choice"
          >
            {t(view)}
          </a>
        ))}
      </nav>
    </>
  )
}

function Results(parts: Parts) {
  const { filters, page, t, locale, to } = parts
  return (
    <>
      <h2 className="sr-only">{t('products')}</h2>
      {isFiltered(filters) ? <FilterChips {...parts} /> : null}
      {page.products.length === 0 ? (
        <Nothing {...parts} />
      ) : filters.view === 'table' ? (
        <ProductTable products={page.products} t={t} locale={locale} to={to} />
      ) : (
        <ul className="grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-3 xl:grid-cols-4">
          {page.products.map((product, i) => (
            <ProductCard
              key={product.slug}
              product={product}
              t={t}
              locale={locale}
              to={to}
              eager={i < 4}
              first={i === 0}
            />
          ))}
        </ul>
      )}
      {page.pages > 1 ? <Pager {...parts} /> : null}
    </>
  )
}

/** Links to the first and last pages and those around the current one: a large catalog has thousands. */
function Pager({ filters, page, t, to }: Parts) {
  const at = Math.min(filters.page, page.pages)
  const shown = [...new Set([1, at - 1, at, at + 1, page.pages])].filter(
    (number) => number >= 1 && number <= page.pages,
  )
  const style =
    'inline-flex h-11 min-w-11 items-center justify-center rounded-md border border-control px-2 no-underline aria-[current]:bg-ink aria-[current]:text-white'
  const link = (number: number, label: string, text: string) => (
    <a
      href={to(catalogHref(filters, { page: number }))}
      aria-label={label}
      aria-current={label === t('page', { page: at }) ? 'page' : undefined}
      className={style}
    >
      {text}
    </a>
  )
  return (
    <nav aria-label={t('pages')}>
      <ul className="flex flex-wrap items-center gap-2 text-sm">
        {at > 1 ? <li>{link(at - 1, t('previousPage'), '‹')}</li> : null}
        {shown.map((number, i) => (
          <li key={number} className="flex items-center gap-2">
            {number - (shown[i - 1] ?? 0) > 1 ? <span aria-hidden>…</span> : null}
            {link(number, t('page', { page: number }), String(number))}
          </li>
        ))}
        {at < page.pages ? <li>{link(at + 1, t('nextPage'), '›')}</li> : null}
      </ul>
    </nav>
  )
}

/** No dead end: suggests what to leave out, or a made-to-order piece. */
function Nothing({ filters, page, t, locale, to }: Parts) {
  const what = ({ facet, value }: WayOut['leave']) => {
    if (facet === 'word') return t('wayOutWord', { word: value })
    if (facet === 'moq') return t('moqUpTo', { count: Number(value) })
    if (facet === 'price')
      return t('priceUpTo', { price: formatMoney(Number(value), 'USD', locale) })
    if (facet === 'ready') return t(value === 'yes' ? 'ready.yes' : 'ready.no')
    if (facet === 'leadTime') return t('leadTimeUpTo', { count: Number(value) })
    return value
      .split(', ')
      .map((each) =>
        facetLabel(
          t,
          facet,
          each,
          page.facets[facet].find((choice) => choice.value === each)?.label ?? each,
        ),
      )
      .join(', ')
  }
  const isAsked = Boolean(filters.q) || isFiltered(filters)
  return (
    <div className="grid max-w-prose grid-cols-[minmax(0,1fr)] gap-3 rounded-md border border-dashed border-control p-4 sm:p-6">
      <h2 className="text-base">
        {filters.q
          ? t('emptyTitle', { q: filters.q })
          : t(isAsked ? 'emptyTitleNoQuery' : 'emptyCatalog')}
      </h2>
      {page.meant ? (
        <p>
          {t('meant')}{' '}
          <a
            href={to(catalogHref(filters, { q: page.meant }))}
            className="inline-flex min-h-11 items-center font-semibold text-info underline md:min-h-9"
          >
            {page.meant}
          </a>
          ?
        </p>
      ) : null}
      <p className="text-sm text-muted">{t(isAsked ? 'emptyText' : 'emptyCatalogText')}</p>
      {page.waysOut.length > 0 ? (
        <section aria-labelledby="ways-out">
          <h3 id="ways-out" className="text-sm">
            {t('waysOut')}
          </h3>
          <ul className="text-sm">
            {page.waysOut.map(({ change, leave, total }) => (
              <li key={`${leave.facet} ${leave.value}`}>
                <a
                  href={to(catalogHref(filters, change))}
                  className="inline-flex min-h-11 items-center text-info underline md:min-h-9"
                >
                  {t('wayOut', { what: what(leave), count: total })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="flex flex-wrap gap-3">
        {isAsked ? (
          <a
            className={buttonVariants({ variant: 'outline' })}
            href={to(filters.q ? `/catalog?q=${encodeURIComponent(filters.q)}` : '/catalog')}
          >
            {t('clearAll')}
          </a>
        ) : null}
        <a
          className={`${buttonVariants()} h-auto min-h-11 max-w-full [overflow-wrap:anywhere] whitespace-normal`}
          href={to(filters.q ? `/request?about=${encodeURIComponent(filters.q)}` : '/request')}
        >
          {filters.q ? t('askAbout', { q: filters.q }) : t('emptyAsk')}
        </a>
      </p>
    </div>
  )
}
