import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'
import { catalogHref, FACETS, LEAD_TIME_STEPS, MOQ_STEPS, toggled, type CatalogFilters } from '../filters'
import type { CatalogPage } from '../queries'
import { facetLabel } from './labels'

/** All filters as links: they work without a script, and Back brings them back. On a phone the panel folds. */
export async function FilterPanel({ filters, page }: { filters: CatalogFilters; page: CatalogPage }) {
  const t = await getTranslations('catalog')
  const groups = FACETS.map((facet) => ({
    title: t(`facets.${facet}`),
    items: page.facets[facet].map(({ value, label, count }) => ({
      key: value,
      label: facetLabel(t, facet, value, label),
      count,
      on: filters[facet].includes(value),
      href: catalogHref(filters, { [facet]: toggled(filters[facet], value) }),
    })),
  }))
  const steps = [
    { title: t('facets.moq'), items: MOQ_STEPS.map((step) => ({ key: String(step), label: t('moqUpTo', { count: step }), count: null, on: filters.moq === step, href: catalogHref(filters, { moq: filters.moq === step ? null : step }) })) },
    { title: t('facets.leadTime'), items: LEAD_TIME_STEPS.map((step) => ({ key: String(step), label: t('leadTimeUpTo', { count: step }), count: null, on: filters.leadTime === step, href: catalogHref(filters, { leadTime: filters.leadTime === step ? null : step }) })) },
  ]
  const body = [...groups, ...steps].filter((group) => group.items.length > 0).map((group) => (
    <section key={group.title} className="border-t py-3">
      <h3 className="mb-1 text-sm">{group.title}</h3>
      <ul>
        {group.items.map((item) => (
          <li key={item.key}>
            <Link href={item.href} scroll={false} rel="nofollow" aria-current={item.on ? 'true' : undefined} className="flex min-h-11 items-center gap-2 text-sm no-underline hover:underline lg:min-h-8">
              <span aria-hidden className={`inline-flex size-4 items-center justify-center rounded-sm border text-xs leading-none ${item.on ? 'border-ink bg-ink text-white' : 'border-control bg-white'}`}>{item.on ? '✓' : ''}</span>
              <span className="flex-1">{item.label}</span>
              {item.count === null ? null : <span className="text-muted">{item.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ))
  return (
    <>
      <aside aria-label={t('filters')} className="max-lg:hidden">{body}</aside>
      <details className="rounded-md border border-control bg-white px-4 lg:hidden">
        <summary className="flex min-h-11 items-center font-medium">{t('filters')}</summary>
        {body}
        <p className="sticky bottom-0 bg-white py-3">
          <a href="#results" className="inline-flex min-h-11 w-full items-center justify-center rounded-md bg-copper px-4 font-medium text-white no-underline">{t('showResults', { count: page.total })}</a>
        </p>
      </details>
      <span id="results" className="contents" />
    </>
  )
}
