import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { formatDecimal } from '@/platform/money'
import type { CostRow } from '../../queries/cost-table'
import { shortCost } from '../../rules/micros'
import { COST_STANDINGS, type COST_LIST } from '../../rules/cost-list'
import { marginPercent } from '../../rules/quote-margin'
import { COST_SUBJECTS } from '../../schema'

/** The page on which a cost is entered and explained. */
export const costAddress = ({ subject, key }: { subject: string; key: string }): string =>
  `/staff/costs/entry?${new URLSearchParams({ subject, key })}`

/** Articles with their costs, and the margin that the lowest catalog price leaves. */
export function costFace({ locale, to }: ListReader): FaceOf<typeof COST_LIST, CostRow> {
  const t = translator('costs', locale)
  const isAbove = ({ marginBasisPoints }: CostRow) =>
    marginBasisPoints !== null && marginBasisPoints < 0
  const missing = (row: CostRow) =>
    row.missing.map(({ kind, key }) => [t(`kinds.${kind}`), key].filter(Boolean).join(' '))
  const remark = (row: CostRow) =>
    [
      ...(isAbove(row) ? [t('above')] : []),
      ...(row.missing.length > 0 ? [t('missing', { names: missing(row).join('; ') })] : []),
      ...(row.entry === null ? [t('noCost')] : []),
    ].join('. ')
  return {
    title: t('title'),
    found: (count) => t('count', { count }),
    empty: t('empty'),
    idOf: ({ id }) => id,
    nameOf: ({ key }) => key,
    fixed: [
      { label: t('subject'), kind: 'text', value: ({ subject }) => t(`subjects.${subject}`) },
      {
        label: t('key'),
        kind: 'code',
        sort: 'key',
        value: ({ key }) => key,
        cell: (row) => <a href={to(costAddress(row))}>{row.key}</a>,
      },
    ],
    columns: {
      name: {
        label: t('name'),
        kind: 'text',
        sort: 'name',
        long: 'clip',
        value: ({ name }) => name,
      },
      cost: {
        label: `${t('cost')}, USD`,
        kind: 'number',
        value: ({ cost }) => (cost ? formatDecimal(shortCost(cost.unit), locale) : ''),
      },
      from: {
        label: t('from'),
        kind: 'day',
        sort: 'from',
        value: ({ entry }) => entry?.validFrom ?? '',
      },
      price: {
        label: t('price'),
        kind: 'money',
        value: ({ leastMinor }) =>
          leastMinor === null ? null : { minor: leastMinor, currency: 'USD' },
      },
      margin: {
        label: t('margin'),
        kind: 'number',
        value: ({ marginBasisPoints }) =>
          marginBasisPoints === null
            ? ''
            : t('percent', { percent: formatDecimal(marginPercent(marginBasisPoints), locale) }),
      },
      way: {
        label: t('way'),
        kind: 'text',
        value: ({ entry }) => (entry ? t(`ways.${entry.parts ? 'parts' : 'plain'}`) : ''),
      },
      source: {
        label: t('source'),
        kind: 'text',
        long: 'clip',
        value: ({ entry }) => entry?.source ?? '',
      },
      by: { label: t('by'), kind: 'text', value: ({ by }) => by },
      remark: {
        label: t('remark'),
        kind: 'text',
        value: (row) => [row.cost?.isDemo ? t('demo') : '', remark(row)].filter(Boolean).join('. '),
        cell: (row) => (
          <>
            {row.cost?.isDemo ? <Badge>{t('demo')}</Badge> : null}{' '}
            {isAbove(row) ? <span className="text-fault">{remark(row)}</span> : remark(row)}
          </>
        ),
      },
    },
    filters: {
      q: { label: t('search') },
      subject: {
        label: t('subject'),
        options: COST_SUBJECTS.map((each) => [each, t(`subjects.${each}`)]),
      },
      standing: {
        label: t('standing'),
        options: COST_STANDINGS.map((each) => [each, t(`standings.${each}`)]),
      },
      since: { label: t('since'), more: true },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: t('standings.UNKNOWN'), query: 'standing=UNKNOWN' },
      { name: t('standings.DEMO'), query: 'standing=DEMO' },
    ],
  }
}
