import type { FilterFace, ListFace } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { deskInstant } from '@/platform/dates'
import { formatAmount, plainAmount } from '@/platform/money'
import type { deskChoices, DeskRow } from '../../queries/product-table'
import { LINES } from '../../rules/filters'
import type { SavePrice } from '../../rules/price-answer'
import { LACKS, STATUSES, type ProductColumn, type ProductFilter } from '../../rules/product-view'
import { PriceCell } from './price-cell'

type Choices = Awaited<ReturnType<typeof deskChoices>>

const NO_CHOICES: Choices = { types: [], grades: [], finishes: [] }

/**
 * The catalog as a merchandiser's table.
 * @param on choices of its filters, and what saves a price edited in its row; a sheet needs neither
 */
export function productFace(
  { locale, to }: ListReader,
  on: { choices?: Choices; savePrice?: SavePrice } = {},
): ListFace<DeskRow, ProductColumn, keyof ProductFilter> {
  const { choices = NO_CHOICES, savePrice } = on
  const t = translator('staff.catalog', locale)
  const desk = translator('desk', locale)
  const schedule = translator('schedule', locale)
  return {
    title: desk('table'),
    found: (total) => desk('found', { total }),
    empty: t('empty'),
    idOf: ({ id }) => id,
    nameOf: ({ styleNumber }) => styleNumber,
    fixed: [
      { label: t('style'), kind: 'code', sort: 'style', value: ({ styleNumber }) => styleNumber },
      {
        label: t('name'),
        kind: 'text',
        sort: 'name',
        value: ({ name }) => name,
        cell: ({ id, name }) => (
          <a href={to(`/staff/catalog/${id}`)} title={name}>
            {name}
          </a>
        ),
      },
    ],
    columns: {
      line: { label: desk('columns.line'), kind: 'text', value: ({ line }) => t(`lines.${line}`) },
      type: { label: desk('columns.type'), kind: 'text', sort: 'type', value: ({ type }) => type },
      status: {
        label: desk('columns.status'),
        kind: 'text',
        sort: 'status',
        value: ({ status }) => t(`statuses.${status}`),
        cell: (row) => (
          <span className="flex items-center gap-2">
            <Badge variant={TONES[row.status]}>{t(`statuses.${row.status}`)}</Badge>
            {row.schedule ? (
              <span className={row.schedule.failed ? 'text-xs text-fault' : 'text-xs text-info'}>
                {row.schedule.failed
                  ? schedule('badgeFailed')
                  : schedule('badge', { at: deskInstant(row.schedule.dueAt, locale) })}
              </span>
            ) : row.hasDraft ? (
              <span className="text-xs text-caution">{t('unpublished')}</span>
            ) : null}
          </span>
        ),
      },
      skus: { label: desk('columns.skus'), kind: 'number', value: ({ skus }) => skus },
      moq: { label: desk('columns.moq'), kind: 'number', sort: 'moq', value: ({ moq }) => moq },
      multiple: {
        label: desk('columns.multiple'),
        kind: 'number',
        sort: 'multiple',
        value: ({ orderMultiple }) => orderMultiple,
      },
      price: {
        label: desk('columns.price'),
        kind: 'money',
        sort: 'price',
        value: ({ toPriceMinor }) => ({ minor: toPriceMinor, currency: 'USD' }),
        cell: (row) =>
          savePrice && (
            <PriceCell
              id={row.id}
              style={row.styleNumber}
              version={row.version}
              text={
                row.fromPriceMinor === row.toPriceMinor
                  ? formatAmount(row.fromPriceMinor, locale)
                  : `${formatAmount(row.fromPriceMinor, locale)} – ${formatAmount(row.toPriceMinor, locale)}`
              }
              base={plainAmount(row.toPriceMinor)}
              drafted={row.draftPriceMinor === null ? null : plainAmount(row.draftPriceMinor)}
              save={savePrice}
            />
          ),
      },
      leadTime: {
        label: desk('columns.leadTime'),
        kind: 'number',
        sort: 'leadTime',
        value: ({ leadTimeDays }) => leadTimeDays,
      },
      hsCode: {
        label: desk('columns.hsCode'),
        kind: 'code',
        sort: 'hsCode',
        value: ({ hsCodeUs }) => hsCodeUs,
      },
      weight: {
        label: desk('columns.weight'),
        kind: 'number',
        sort: 'weight',
        value: ({ unitWeightGrams }) => unitWeightGrams,
      },
      grade: {
        label: desk('columns.grade'),
        kind: 'text',
        sort: 'grade',
        value: ({ grade }) => grade ?? '',
        cell: ({ grade }) => grade ?? '–',
      },
      origins: {
        label: desk('columns.origins'),
        kind: 'text',
        value: ({ origins }) => origins.join(', '),
      },
      options: { label: desk('columns.options'), kind: 'number', value: ({ options }) => options },
      pictures: {
        label: desk('columns.pictures'),
        kind: 'number',
        value: ({ pictures }) => pictures,
      },
      changed: {
        label: desk('columns.changed'),
        kind: 'day',
        sort: 'changed',
        value: ({ updatedAt }) => updatedAt,
      },
    },
    filters: productFilters(locale, choices),
    orders: { position: desk('orders.position') },
    presets: [{ name: desk('views.all'), query: '' }],
  }
}

const TONES = { PUBLISHED: 'ok', DRAFT: 'info', ARCHIVED: 'default' } as const

function productFilters(
  locale: ListReader['locale'],
  { types, grades, finishes }: Choices,
): Record<keyof ProductFilter, FilterFace> {
  const t = translator('desk.filters', locale)
  const staff = translator('staff.catalog', locale)
  const same = (values: readonly string[]) => values.map((value) => [value, value] as const)
  return {
    q: { label: t('search') },
    line: {
      label: t('line'),
      options: LINES.map((line) => {
        const code = line.toUpperCase() as Uppercase<typeof line>
        return [code, staff(`lines.${code}`)]
      }),
    },
    type: { label: t('type'), options: same(types) },
    status: {
      label: t('status'),
      options: (['PENDING', ...STATUSES] as const).map((each) => [each, staff(`statuses.${each}`)]),
    },
    finish: {
      label: t('finish'),
      options: finishes.map(({ code, name }) => [code, name]),
      more: true,
    },
    grade: { label: t('grade'), options: same(grades), more: true },
    priceFrom: { label: t('priceFrom'), more: true },
    priceTo: { label: t('priceTo'), more: true },
    since: { label: t('since'), more: true },
    lacks: {
      label: t('lacks'),
      options: LACKS.map((what) => [what, t(`lacksOf.${what}`)]),
      more: true,
    },
    draft: {
      label: t('draft'),
      options: [
        ['yes', t('draftYes')],
        ['no', t('draftNo')],
      ],
      more: true,
    },
    ready: { label: t('ready'), options: [['yes', t('readyYes')]], more: true },
    scheduled: { label: t('scheduled'), options: [['yes', t('scheduledYes')]], more: true },
  }
}
