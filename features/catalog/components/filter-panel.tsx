import { getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'
import { catalogHref, FACETS, LEAD_TIME_STEPS, MOQ_STEPS, toggled, type CatalogFilters } from '../filters'
import type { CatalogPage } from '../queries'
import { FilterFold } from './filter-fold'
import { facetLabel } from './labels'

/** All filters as links: they work without a script, and Back brings them back. */
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
  const shown = [...groups, ...steps].filter((group) => group.items.length > 0)
  return (
    <>
      <FilterFold label={t('filters')} show={t('showResults', { count: page.total })}>
        {shown.map((group) => (
          <section key={group.title} className="border-t py-3">
            <h3 className="mb-1 text-sm">{group.title}</h3>
            <ul>
              {group.items.map((item) => (
                <li key={item.key}>
                  <Link href={item.href} scroll={false} rel="nofollow" aria-current={item.on ? 'true' : undefined} className="filter">
                    {item.label}
                    {item.count === null ? null : <span className="ms-auto text-muted">{item.count}</span>}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </FilterFold>
      <span id="results" className="contents" />
    </>
  )
}
