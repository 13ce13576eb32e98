import { formatMoney } from '@/platform/money'
import {
  catalogHref,
  FACETS,
  LEAD_TIME_STEPS,
  MOQ_STEPS,
  PRICE_STEPS,
  toggled,
  type CatalogFilters,
} from '../../rules/filters'
import type { CatalogPage } from '../../rules/product-views'
import { facetLabel, type CatalogTranslator } from './labels'

/** All filters as links with their counts: they work without a script, and Back restores them. */
export function FilterPanel({
  filters,
  page,
  t,
  locale,
  to,
}: {
  filters: CatalogFilters
  page: CatalogPage
  t: CatalogTranslator
  locale: string
  to: (href: string) => string
}) {
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
    {
      title: t('facets.ready'),
      items: (['yes', 'no'] as const).map((each) => ({
        key: each,
        label: t(`ready.${each}`),
        count: null,
        on: filters.ready === each,
        href: catalogHref(filters, { ready: filters.ready === each ? null : each }),
      })),
    },
    {
      title: t('facets.price'),
      items: PRICE_STEPS.map((step) => ({
        key: String(step),
        label: t('priceUpTo', { price: formatMoney(step, 'USD', locale) }),
        count: null,
        on: filters.price === step,
        href: catalogHref(filters, { price: filters.price === step ? null : step }),
      })),
    },
    {
      title: t('facets.moq'),
      items: MOQ_STEPS.map((step) => ({
        key: String(step),
        label: t('moqUpTo', { count: step }),
        count: null,
        on: filters.moq === step,
        href: catalogHref(filters, { moq: filters.moq === step ? null : step }),
      })),
    },
    {
      title: t('facets.leadTime'),
      items: LEAD_TIME_STEPS.map((step) => ({
        key: String(step),
        label: t('leadTimeUpTo', { count: step }),
        count: null,
        on: filters.leadTime === step,
        href: catalogHref(filters, { leadTime: filters.leadTime === step ? null : step }),
      })),
    },
  ]
  const shown = [...groups, ...steps].filter((group) => group.items.length > 0)
  return (
    <>
      {shown.map((group) => (
        <section key={group.title} className="border-t py-3">
          <h3 className="mb-1 text-sm">{group.title}</h3>
          <ul>
            {group.items.map((item) => (
              <li key={item.key}>
                <a
                  href={to(item.href)}
                  aria-current={item.on ? 'true' : undefined}
                  className="filter"
                >
                  {item.label}
                  {item.count === null ? null : <span>{item.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
