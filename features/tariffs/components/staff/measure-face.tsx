import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import { countryName } from '@/platform/countries'
import { measureKey, type MeasureRow } from '../../queries/measure-table'
import { rateText, type MEASURE_LIST } from '../../rules/measure-list'
import { shippedDestinations } from '../../rules/rules-in-force'
import { codesOf, firstOf, placesOf, reviewFilter, ruleColumns } from './rule-columns'

const NAMED = 4

/** Measures: where and on what they are in force, and who has reviewed their source. */
export function measureFace({ locale, to }: ListReader): FaceOf<typeof MEASURE_LIST, MeasureRow> {
  const t = translator('staff.tariffs', locale)
  const codes = (row: MeasureRow) => codesOf(t, row)
  const origins = (row: MeasureRow) => placesOf(t, row.origins)
  return {
    title: t('measures'),
    found: (count) => t('count', { count }),
    empty: t('measuresEmpty'),
    idOf: measureKey,
    nameOf: ({ title }) => title,
    fixed: [
      { label: t('heading'), kind: 'code', sort: 'heading', value: ({ heading }) => heading },
      {
        label: t('titleColumn'),
        kind: 'text',
        sort: 'title',
        value: ({ title }) => title,
        // The desk can change only the rules of the United States.
        cell: ({ destination, id, title }) =>
          destination === 'US' ? (
            <a href={to(`/staff/tariffs/change?measure=${encodeURIComponent(id)}`)} title={title}>
              {title}
            </a>
          ) : (
            <span title={title}>{title}</span>
          ),
      },
    ],
    columns: {
      ...ruleColumns(t, locale),
      destination: {
        label: t('destination'),
        kind: 'text',
        sort: 'destination',
        value: ({ destination }) => countryName(destination, locale),
      },
      programme: { label: t('programme'), kind: 'text', value: ({ programme }) => programme },
      codes: {
        label: t('codes'),
        kind: 'code',
        value: (row) => codes(row).join(', '),
        cell: (row) => firstOf(t, codes(row), 1),
      },
      origins: {
        label: t('origins'),
        kind: 'text',
        value: (row) => origins(row).join(', '),
        cell: (row) => firstOf(t, origins(row), NAMED),
      },
      rate: { label: t('rate'), kind: 'number', value: ({ duty }) => rateText(duty) },
    },
    filters: {
      q: { label: t('search') },
      to: {
        label: t('destination'),
        options: shippedDestinations.map((code) => [code, countryName(code, locale)]),
      },
      origin: { label: t('origin') },
      day: { label: t('day') },
      review: reviewFilter(t),
    },
    presets: [
      { name: t('allDestinations'), query: '' },
      { name: countryName('US', locale), query: 'to=US' },
      { name: t('notReviewed'), query: 'review=none' },
    ],
  }
}
