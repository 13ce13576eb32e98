import { numberColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import type { FollowUpRow } from '../../queries/follow-up-table'
import type { FOLLOW_UP_LIST } from '../../rules/follow-up-list'

/** A follow-up: the note, the trade, the day. */
export function followUpFace({
  locale,
  to,
}: ListReader): FaceOf<typeof FOLLOW_UP_LIST, FollowUpRow> {
  const t = translator('work.followUpList', locale)
  const numberOf = ({ quoteSerial, requestSerial }: FollowUpRow) =>
    quoteSerial ? formatQuoteNumber(quoteSerial) : formatRequestNumber(requestSerial)
  const pathOf = (row: FollowUpRow) =>
    to(`/staff/${row.quoteSerial ? 'quotes' : 'requests'}/${numberOf(row)}`)
  return {
    title: t('title'),
    found: (total) => t('found', { total }),
    empty: t('empty'),
    idOf: ({ id }) => id,
    nameOf: ({ note }) => note,
    fixed: [
      {
        label: t('note'),
        kind: 'text',
        value: ({ note }) => note,
        cell: (row) => <a href={pathOf(row)}>{row.note}</a>,
      },
    ],
    columns: {
      trade: numberColumn({ label: t('trade'), value: numberOf, href: pathOf }),
      company: {
        label: t('company'),
        kind: 'text',
        sort: 'company',
        value: ({ companyName }) => companyName,
      },
      day: { label: t('day'), kind: 'day', sort: 'day', value: ({ day }) => day },
      noted: { label: t('noted'), kind: 'day', sort: 'noted', value: ({ createdAt }) => createdAt },
      done: { label: t('done'), kind: 'day', value: ({ doneAt }) => doneAt },
    },
    filters: {
      q: { label: t('search') },
      when: {
        label: t('when'),
        options: (['due', 'later', 'done'] as const).map((each) => [each, t(`whens.${each}`)]),
      },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: t('whens.due'), query: 'when=due' },
      { name: t('whens.done'), query: 'when=done' },
    ],
  }
}
