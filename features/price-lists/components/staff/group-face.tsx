import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import type { DeskGroup } from '../../queries/groups'
import type { GROUP_LIST } from '../../rules/group-list'
import { formatListNumber } from '../../schema'

/** Groups with their companies and the lists for them. */
export function groupFace({ locale, to }: ListReader): FaceOf<typeof GROUP_LIST, DeskGroup> {
  const t = translator('priceLists', locale)
  return {
    title: t('group.title'),
    found: (count) => t('group.count', { count }),
    empty: t('group.empty'),
    idOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    fixed: [
      {
        label: t('group.name'),
        kind: 'text',
        sort: 'name',
        value: ({ name }) => name,
        cell: ({ id, name, isDemo }) => (
          <>
            <a href={to(`/staff/price-lists/groups/${id}`)}>{name}</a>{' '}
            {isDemo ? <Badge>{t('demo')}</Badge> : null}
          </>
        ),
      },
    ],
    columns: {
      members: {
        label: t('group.companies'),
        kind: 'number',
        sort: 'members',
        value: ({ members }) => members.length,
      },
      companies: {
        label: t('group.who'),
        kind: 'text',
        long: 'clip',
        value: ({ members }) => members.map(({ name }) => name).join(', '),
      },
      lists: {
        label: t('title'),
        kind: 'text',
        long: 'clip',
        value: ({ lists }) =>
          lists.map(({ serial, name }) => `${formatListNumber(serial)} ${name}`).join(', '),
        cell: ({ lists }) =>
          lists.length === 0 ? (
            <small>{t('group.noLists')}</small>
          ) : (
            lists.map(({ serial, name }) => (
              <a
                key={serial}
                className="me-3"
                href={to(`/staff/price-lists/${formatListNumber(serial)}`)}
              >
                {formatListNumber(serial)} {name}
              </a>
            ))
          ),
      },
      savedBy: { label: t('savedBy'), kind: 'text', value: ({ savedBy }) => savedBy },
      made: {
        label: t('group.made'),
        kind: 'day',
        sort: 'made',
        value: ({ createdAt }) => createdAt,
      },
    },
    filters: {
      q: { label: t('search') },
      lists: {
        label: t('title'),
        options: [
          ['yes', t('group.withLists')],
          ['no', t('group.noLists')],
        ],
      },
    },
    presets: [{ name: t('group.all'), query: '' }],
  }
}
