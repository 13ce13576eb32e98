import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import type { ExclusionRow } from '../../queries/exclusion-table'
import type { EXCLUSION_LIST } from '../../rules/exclusion-list'
import {
  firstOf,
  placesOf,
  ruleColumns,
  standingColumn,
  standingFilters,
  standingPresets,
} from './rule-columns'

/** Exclusion lists: what they lift, for which articles, and since when that is known. */
export function exclusionFace({
  locale,
  to,
}: ListReader): FaceOf<typeof EXCLUSION_LIST, ExclusionRow> {
  const t = translator('staff.tariffs', locale)
  const articles = ({ numbers, description }: ExclusionRow): readonly string[] =>
    numbers.length > 0 ? numbers : [description.text]
  return {
    title: t('rooms.exclusions'),
    found: (count) => t('lists.exclusionsFound', { count }),
    empty: t('lists.exclusionsEmpty'),
    idOf: ({ id }) => id,
    nameOf: ({ title }) => title,
    fixed: [
      {
        label: t('lists.exclusion'),
        kind: 'text',
        sort: 'title',
        long: 'wrap',
        value: ({ title }) => title,
        cell: ({ id, title }) => (
          <a href={to(`/staff/tariffs/change?exclusion=${encodeURIComponent(id)}`)}>{title}</a>
        ),
      },
    ],
    columns: {
      ...ruleColumns(t, locale),
      heading: {
        label: t('heading'),
        kind: 'code',
        sort: 'heading',
        value: ({ heading }) => heading,
      },
      programme: {
        label: t('programme'),
        kind: 'text',
        sort: 'programme',
        value: ({ programme }) => programme,
      },
      articles: {
        label: t('lists.articles'),
        kind: 'text',
        long: 'wrap',
        value: (row) => articles(row).join(', '),
        cell: (row) => firstOf(t, articles(row), 1),
      },
      origins: {
        label: t('origins'),
        kind: 'text',
        value: ({ origins }) => placesOf(t, origins).join(', '),
      },
      standing: standingColumn(t),
      known: {
        label: t('lists.knownFrom'),
        kind: 'day',
        value: ({ knownFrom }) => knownFrom ?? null,
      },
    },
    filters: {
      q: { label: t('lists.search') },
      ...standingFilters(t),
    },
    presets: standingPresets(t),
  }
}
