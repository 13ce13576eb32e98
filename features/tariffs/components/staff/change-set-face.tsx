import { numberColumn, personColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import type { ChangeSetRow } from '../../queries/change-set-table'
import { CHANGE_SET_STATES, type CHANGE_SET_LIST } from '../../rules/change-set-list'

/** Changes of the rules, drafted and published as one, with who did it and why. */
export function changeSetFace({
  locale,
  to,
}: ListReader): FaceOf<typeof CHANGE_SET_LIST, ChangeSetRow> {
  const t = translator('staff.tariffs', locale)
  const numberOf = ({ serial }: ChangeSetRow) => t('set', { serial })
  return {
    title: t('sets'),
    found: (count) => t('setsFound', { count }),
    empty: t('setsEmpty'),
    idOf: ({ serial }) => String(serial),
    nameOf: numberOf,
    fixed: [
      numberColumn({
        label: t('setNumber'),
        sort: 'number',
        value: numberOf,
        href: ({ serial }) => to(`/staff/tariffs/changes/${serial}`),
      }),
    ],
    columns: {
      title: { label: t('setTitle'), kind: 'text', long: 'clip', value: ({ title }) => title },
      state: { label: t('setState'), kind: 'text', value: ({ state }) => t(`states.${state}`) },
      changes: { label: t('setChanges'), kind: 'number', value: ({ changes }) => changes },
      by: personColumn({ label: t('by'), sort: 'by', value: ({ createdBy }) => createdBy }),
      drafted: {
        label: t('setDrafted'),
        kind: 'day',
        sort: 'drafted',
        value: ({ createdAt }) => createdAt,
      },
      publishedBy: {
        label: t('setPublishedBy'),
        kind: 'text',
        value: ({ publishedBy }) => publishedBy ?? '',
      },
      published: {
        label: t('states.PUBLISHED'),
        kind: 'day',
        sort: 'published',
        value: ({ publishedAt }) => publishedAt,
      },
      reason: {
        label: t('reason'),
        kind: 'text',
        long: 'clip',
        value: ({ reason }) => reason ?? '',
      },
    },
    filters: {
      q: { label: t('setSearch') },
      state: {
        label: t('setState'),
        options: CHANGE_SET_STATES.map((state) => [state, t(`states.${state}`)]),
      },
      since: { label: t('setSince'), more: true },
    },
    presets: [
      { name: t('allSets'), query: '' },
      { name: t('states.DRAFT'), query: 'state=DRAFT' },
      { name: t('states.PUBLISHED'), query: 'state=PUBLISHED' },
    ],
  }
}
