import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { formatOrderNumber } from '@/platform/numbers'
import type { OwedPart } from '../../queries/owed-parts'
import type { OWED_LIST } from '../../rules/owed-list'

/** What is owed, the oldest day first; lateness is shown by word and colour. */
export function owedFace({ locale, to }: ListReader): FaceOf<typeof OWED_LIST, OwedPart> {
  const t = translator('finance', locale)
  const words = translator('orders', locale)
  const number = ({ orderSerial }: OwedPart) => formatOrderNumber(orderSerial)
  const part = ({ kind }: OwedPart) => words('partKind', { kind })
  const late = ({ daysLate }: OwedPart) => (daysLate > 0 ? t('daysLate', { days: daysLate }) : '')
  return {
    title: t('owedList.title'),
    found: (count) => t('owedList.found', { count }),
    empty: t('noneOwed'),
    idOf: ({ id }) => id,
    nameOf: (row) => `${number(row)}, ${part(row)}`,
    fixed: [
      {
        label: t('order'),
        kind: 'code',
        sort: 'order',
        value: number,
        cell: (row) => <a href={to(`/staff/orders/${number(row)}`)}>{number(row)}</a>,
      },
    ],
    columns: {
      company: {
        label: t('company'),
        kind: 'text',
        sort: 'company',
        long: 'clip',
        value: ({ company }) => company,
      },
      part: { label: t('part'), kind: 'text', value: part },
      due: { label: t('due'), kind: 'day', sort: 'due', value: ({ dueOn }) => dueOn },
      late: {
        label: t('owedList.standing'),
        kind: 'text',
        value: (row) => (row.dueOn === null ? t('noDay') : late(row)),
        cell: (row) =>
          late(row) ? <Badge variant="fault">{late(row)}</Badge> : row.dueOn ? null : t('noDay'),
      },
      open: {
        label: t('open'),
        kind: 'money',
        sort: 'open',
        value: ({ openMinor, currency }) => ({ minor: openMinor, currency }),
      },
    },
    filters: {
      q: { label: t('owedList.search') },
      due: {
        label: t('due'),
        options: [
          ['LATE', t('owedList.late')],
          ['SOON', t('owedList.soon')],
          ['NO_DAY', t('noDay')],
        ],
      },
      currency: { label: t('currency'), more: true },
    },
    presets: [
      { name: t('owedList.all'), query: '' },
      { name: t('owedList.late'), query: 'due=LATE' },
      { name: t('owedList.soon'), query: 'due=SOON' },
    ],
  }
}
