import type { FaceOf, FilterFace } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import type { PriceListRow } from '../../queries/price-list-table'
import { LIST_STANDINGS, type PRICE_LIST_LIST } from '../../rules/price-list-list'
import { formatListNumber } from '../../schema'
import { StandingBadge } from './standing'

const NAMED = 3

/**
 * Price lists: for whom, valid until when, and their standing.
 * @param company whose lists were asked for, if any
 */
export function priceListFace(
  { locale, to }: ListReader,
  company?: { id: string; name: string } | null,
): FaceOf<typeof PRICE_LIST_LIST, PriceListRow> {
  const t = translator('priceLists', locale)
  const numberOf = ({ serial }: PriceListRow) => formatListNumber(serial)
  const companies: FilterFace = company
    ? { label: t('company'), options: [[company.id, company.name]] }
    : { label: t('company'), hidden: true }
  return {
    title: t('title'),
    found: (count) => t('count', { count }),
    empty: t('empty'),
    idOf: ({ serial }) => String(serial),
    nameOf: numberOf,
    fixed: [
      { label: t('number'), kind: 'code', sort: 'number', value: numberOf },
      {
        label: t('name'),
        kind: 'text',
        sort: 'name',
        value: ({ name }) => name,
        cell: (row) => (
          <>
            <a href={to(`/staff/price-lists/${numberOf(row)}`)} title={row.name}>
              {row.name}
            </a>{' '}
            {row.isDemo ? <Badge>{t('demo')}</Badge> : null}
          </>
        ),
      },
    ],
    columns: {
      for: {
        label: t('for'),
        kind: 'text',
        long: 'clip',
        value: ({ for: names }) => names.join(', '),
        cell: ({ for: names }) =>
          names.length === 0 ? (
            <small>{t('forNobody')}</small>
          ) : (
            [
              names.slice(0, NAMED).join(', '),
              ...(names.length > NAMED ? [t('more', { count: names.length - NAMED })] : []),
            ].join(' ')
          ),
      },
      version: { label: t('versionColumn'), kind: 'number', value: ({ version }) => version },
      from: {
        label: t('fields.validFrom'),
        kind: 'day',
        sort: 'from',
        value: ({ validFrom }) => validFrom,
      },
      until: {
        label: t('fields.validUntil'),
        kind: 'day',
        sort: 'until',
        value: ({ validUntil }) => validUntil,
      },
      priority: {
        label: t('priority'),
        kind: 'number',
        sort: 'priority',
        value: ({ priority }) => priority,
      },
      entries: { label: t('entries'), kind: 'number', value: ({ entries }) => entries },
      state: {
        label: t('state'),
        kind: 'text',
        value: ({ standing }) => t(`standings.${standing}`),
        cell: ({ standing, hasDraft }) => (
          <>
            <StandingBadge standing={standing} label={t(`standings.${standing}`)} />{' '}
            {hasDraft ? <small>{t('hasDraft')}</small> : null}
          </>
        ),
      },
      savedBy: { label: t('savedBy'), kind: 'text', value: ({ savedBy }) => savedBy },
    },
    filters: {
      q: { label: t('search') },
      standing: {
        label: t('state'),
        options: LIST_STANDINGS.map((each) => [each, t(`standings.${each}`)]),
      },
      company: companies,
      until: { label: t('holdsOn'), more: true },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: t('standings.holds'), query: 'standing=holds' },
      { name: t('standings.draft'), query: 'standing=draft' },
    ],
  }
}
