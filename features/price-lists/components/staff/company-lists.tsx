import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/i18n/link'
import type { PriceListRow } from '../../queries/price-list-table'
import { formatListNumber } from '../../schema'
import { StandingBadge, validityText } from './standing'

/** The price lists of a company, on the page of its request. */
export async function CompanyLists({
  lists,
  company,
}: {
  lists: readonly PriceListRow[]
  company: string
}) {
  const [t, locale] = await Promise.all([getTranslations('priceLists'), getLocale()])
  const near = lists.filter(
    ({ standing }) => standing === 'holds' || standing === 'upcoming' || standing === 'draft',
  )
  return (
    <section
      aria-labelledby="own-prices"
      className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm"
    >
      <h2 id="own-prices" className="text-sm font-medium">
        {t('context.title')}
      </h2>
      {near.length === 0 ? (
        <span className="text-muted">{t('context.none')}</span>
      ) : (
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {near.map((list) => (
            <li key={list.serial} className="flex flex-wrap items-baseline gap-x-2">
              <Link
                className="text-info underline"
                href={`/staff/price-lists/${formatListNumber(list.serial)}`}
              >
                {formatListNumber(list.serial)} {list.name}
              </Link>
              <StandingBadge standing={list.standing} label={t(`standings.${list.standing}`)} />
              <span className="text-muted">{validityText(t, list, locale)}</span>
            </li>
          ))}
        </ul>
      )}
      <Link
        className="text-info underline"
        href={
          near.length > 0
            ? `/staff/price-lists?company=${company}`
            : `/staff/price-lists/new?company=${company}`
        }
      >
        {near.length > 0 ? t('context.all') : t('context.make')}
      </Link>
    </section>
  )
}
