import { personColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { countryName } from '@/platform/countries'
import type { CompanyRow } from '../../queries/company-table'
import type { COMPANY_LIST } from '../../rules/company-list'

/** Companies with their requests and orders. */
export function companyFace({ locale, to }: ListReader): FaceOf<typeof COMPANY_LIST, CompanyRow> {
  const t = translator('companies', locale)
  const count = (
    name: 'people' | 'requests' | 'quotes' | 'orders',
  ): { label: string; kind: 'number'; value: (row: CompanyRow) => number } => ({
    label: t(name),
    kind: 'number',
    value: (row) => row[name],
  })
  return {
    title: t('title'),
    found: (total) => t('found', { count: total }),
    empty: t('empty'),
    idOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    fixed: [
      {
        label: t('name'),
        kind: 'text',
        sort: 'name',
        value: ({ name }) => name,
        cell: ({ id, name, isDemo }) => (
          <>
            <a href={to(`/staff/companies/${id}`)}>{name}</a>{' '}
            {isDemo ? <Badge>{t('demo')}</Badge> : null}
          </>
        ),
      },
    ],
    columns: {
      country: {
        label: t('country'),
        kind: 'text',
        long: 'clip',
        value: ({ country }) => (country ? countryName(country, locale) : ''),
        cell: ({ country }) => (country ? countryName(country, locale) : '–'),
      },
      owner: personColumn({
        label: t('owner'),
        value: ({ ownerName }) => ownerName ?? '',
        none: t('nobody'),
      }),
      people: count('people'),
      requests: count('requests'),
      quotes: count('quotes'),
      orders: count('orders'),
      last: { label: t('last'), kind: 'day', sort: 'last', value: ({ lastAt }) => lastAt },
      created: {
        label: t('created'),
        kind: 'day',
        sort: 'created',
        value: ({ createdAt }) => createdAt,
      },
    },
    filters: {
      q: { label: t('search') },
      owner: {
        label: t('owner'),
        options: [
          ['mine', t('mine')],
          ['none', t('nobody')],
        ],
      },
      country: { label: t('countryCode'), more: true },
      merged: { label: t('mergedFilter'), more: true, options: [['yes', t('mergedOnes')]] },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: t('mine'), query: 'owner=mine' },
      { name: t('nobodys'), query: 'owner=none' },
    ],
  }
}
