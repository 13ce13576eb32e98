import { formatMoney } from '@/platform/money'
import { catalogHref, FACETS, toggled, type CatalogFilters } from '../../rules/filters'
import type { CatalogPage } from '../../rules/product-views'
import { facetLabel, type CatalogTranslator } from './labels'

/** The active filters of the catalog, each removable by itself, and all at once. */
export function FilterChips({
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
  const chips = [
    ...(filters.q ? [{ label: `“${filters.q}”`, href: catalogHref(filters, { q: '' }) }] : []),
    ...FACETS.flatMap((facet) =>
      filters[facet].map((value) => ({
        label: facetLabel(
          t,
          facet,
          value,
          page.facets[facet].find((each) => each.value === value)?.label ?? value,
        ),
        href: catalogHref(filters, { [facet]: toggled(filters[facet], value) }),
      })),
    ),
    ...(filters.moq
      ? [{ label: t('moqUpTo', { count: filters.moq }), href: catalogHref(filters, { moq: null }) }]
      : []),
    ...(filters.ready
      ? [{ label: t(`ready.${filters.ready}`), href: catalogHref(filters, { ready: null }) }]
      : []),
    ...(filters.price
      ? [
          {
            label: t('priceUpTo', { price: formatMoney(filters.price, 'USD', locale) }),
            href: catalogHref(filters, { price: null }),
          },
        ]
      : []),
    ...(filters.leadTime
      ? [
          {
            label: t('leadTimeUpTo', { count: filters.leadTime }),
            href: catalogHref(filters, { leadTime: null }),
          },
        ]
      : []),
  ]
  return (
    <ul data-scroll="keep" className="flex flex-wrap gap-2 text-sm">
      {chips.map((chip) => (
        <li key={chip.label}>
          <a
            href={to(chip.href)}
            aria-label={t('remove', { value: chip.label })}
            className="inline-flex min-h-9 items-center gap-2 rounded-md border border-control bg-white px-3 no-underline hover:bg-ground"
          >
            {chip.label} <span aria-hidden>×</span>
          </a>
        </li>
      ))}
      <li>
        <a
          href={to('/catalog')}
          className="inline-flex min-h-9 items-center px-2 text-info underline"
        >
          {t('clearAll')}
        </a>
      </li>
    </ul>
  )
}
