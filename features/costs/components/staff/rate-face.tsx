import { personColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { dayText } from '@/platform/dates'
import { formatDecimal } from '@/platform/money'
import type { RateRow } from '../../queries/rate-table'
import type { COST_RATE_LIST } from '../../rules/cost-list'
import { RATE_KIND_NAMES, RATE_KINDS } from '../../rules/rates'

/** Dated rates with their source and who reviewed them. */
export function costRateFace({ locale }: ListReader): FaceOf<typeof COST_RATE_LIST, RateRow> {
  const t = translator('costs', locale)
  const named = ({ kind, key }: RateRow) => [t(`kinds.${kind}`), key].filter(Boolean).join(': ')
  const figure = ({ kind, value, currency }: RateRow) =>
    RATE_KINDS[kind].unit === 'percent'
      ? t('percent', { percent: formatDecimal(value, locale) })
      : [currency, formatDecimal(value, locale)].filter(Boolean).join(' ')
  return {
    title: t('rateList.title'),
    found: (count) => t('rateList.count', { count }),
    empty: t('rateList.empty'),
    idOf: ({ id }) => id,
    nameOf: named,
    fixed: [
      {
        label: t('rateList.kind'),
        kind: 'text',
        sort: 'kind',
        value: named,
        cell: (row) => (
          <>
            {named(row)} {row.isDemo ? <Badge>{t('demo')}</Badge> : null}
          </>
        ),
      },
    ],
    columns: {
      value: { label: t('rateList.value'), kind: 'number', value: figure },
      from: {
        label: t('rateList.from'),
        kind: 'day',
        sort: 'from',
        value: ({ validFrom }) => validFrom,
      },
      source: {
        label: t('rateList.source'),
        kind: 'text',
        long: 'wrap',
        value: ({ source }) => source,
      },
      review: {
        label: t('rateList.review'),
        kind: 'text',
        value: ({ kind, reviewed }) =>
          reviewed
            ? t('rateList.reviewed', { by: reviewed.by, day: dayText(reviewed.at, locale) })
            : t(kind === 'REFUND' ? 'rateList.notCounted' : 'rateList.notReviewed'),
      },
      by: personColumn({ label: t('rateList.by'), value: ({ setBy }) => setBy }),
      set: { label: t('rateList.set'), kind: 'instant', sort: 'set', value: ({ setAt }) => setAt },
    },
    filters: {
      q: { label: t('rateList.search') },
      kind: {
        label: t('rateList.kind'),
        options: RATE_KIND_NAMES.map((kind) => [kind, t(`kinds.${kind}`)]),
      },
      holds: { label: t('rateList.holds'), options: [['yes', t('rateList.holdsYes')]] },
    },
    presets: [
      { name: t('rateList.all'), query: '' },
      { name: t('rateList.holds'), query: 'holds=yes' },
    ],
  }
}
