import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/i18n/link'
import { formatAmount, plainAmount } from '@/platform/money'
import { deskDay, deskInstant } from '@/platform/dates'
import type { SavePrice } from '../../rules/price-answer'
import type { DeskRow } from '../../queries/product-table'
import { deskHref, type DeskColumn, type DeskSort, type DeskView } from '../../rules/product-view'
import { PriceCell } from './price-cell'

/** Columns of figures, aligned at the end. */
const FIGURES: readonly DeskColumn[] = [
  'skus',
  'moq',
  'multiple',
  'price',
  'leadTime',
  'weight',
  'options',
  'pictures',
]
/** Columns that can be sorted by, and by what. */
const SORTED: Partial<Record<DeskColumn, DeskSort>> = {
  type: 'type',
  status: 'status',
  moq: 'moq',
  multiple: 'multiple',
  price: 'price',
  leadTime: 'leadTime',
  hsCode: 'hsCode',
  weight: 'weight',
  grade: 'grade',
  changed: 'changed',
}

/** The catalog as a merchandiser's table; chosen rows go along with the form it stands in. Head and first columns stay in view. */
export async function DeskTable({
  rows,
  view,
  savePrice,
}: {
  rows: readonly DeskRow[]
  view: DeskView
  savePrice: SavePrice
}) {
  const [t, desk] = await Promise.all([getTranslations('staff.catalog'), getTranslations('desk')])
  return (
    <div
      data-desk
      className="relative max-h-[calc(100dvh-19rem)] min-h-60 overflow-auto rounded-md border bg-white"
    >
      <table className="desk">
        <caption className="sr-only">{desk('table')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                data-choose-all
                aria-label={desk('chooseAll')}
                className="block size-5 accent-copper"
              />
            </th>
            <Head view={view} sort="style" label={t('style')} />
            <Head view={view} sort="name" label={t('name')} />
            {view.columns.map((column) => (
              <Head
                key={column}
                view={view}
                sort={SORTED[column]}
                label={desk(`columns.${column}`)}
                figures={FIGURES.includes(column)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-row={row.id} tabIndex={-1}>
              <td>
                <input
                  type="checkbox"
                  name="id"
                  value={row.id}
                  aria-label={t('chooseOne', { style: row.styleNumber })}
                  className="block size-5 accent-copper"
                />
              </td>
              <td className="font-mono text-xs">{row.styleNumber}</td>
              <th scope="row">
                <Link
                  className="text-info underline"
                  prefetch={false}
                  href={`/staff/catalog/${row.id}`}
                  title={row.name}
                >
                  {row.name}
                </Link>
              </th>
              {view.columns.map((column) => (
                <td
                  key={column}
                  className={
                    FIGURES.includes(column)
                      ? 'num'
                      : column === 'hsCode'
                        ? 'font-mono text-xs'
                        : undefined
                  }
                >
                  <Cell column={column} row={row} savePrice={savePrice} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** As it is typed: without separators of thousands. */

async function Head({
  view,
  sort,
  label,
  figures = false,
}: {
  view: DeskView
  sort: DeskSort | undefined
  label: string
  figures?: boolean
}) {
  const t = await getTranslations('desk')
  const on = sort !== undefined && view.sort === sort
  const Icon = on ? (view.down ? ArrowDown : ArrowUp) : ChevronsUpDown
  return (
    <th
      scope="col"
      className={figures ? 'num' : undefined}
      aria-sort={on ? (view.down ? 'descending' : 'ascending') : undefined}
    >
      {sort ? (
        <Link
          href={deskHref(view, { sort, down: on && !view.down })}
          prefetch={false}
          aria-label={`${t('sortBy', { name: label })}${on ? `, ${t(view.down ? 'sorted.down' : 'sorted.up')}` : ''}`}
          className="inline-flex min-h-6 items-center gap-1 no-underline hover:underline"
        >
          {label} <Icon aria-hidden className={on ? 'size-3 text-ink' : 'size-3 text-control'} />
        </Link>
      ) : (
        label
      )}
    </th>
  )
}

/** In the place of what isn't published: when it will be by itself. */
async function Scheduled({ at, failed }: { at: Date; failed: boolean }) {
  const t = await getTranslations('schedule')
  return (
    <span className={failed ? 'text-xs text-fault' : 'text-xs text-info'}>
      {failed
        ? t('badgeFailed')
        : t('badge', {
            at: deskInstant(at),
          })}
    </span>
  )
}

async function Cell({
  column,
  row,
  savePrice,
}: {
  column: DeskColumn
  row: DeskRow
  savePrice: SavePrice
}) {
  const t = await getTranslations('staff.catalog')
  switch (column) {
    case 'line':
      return t(`lines.${row.line}`)
    case 'type':
      return row.type
    case 'status':
      return (
        <span className="flex items-center gap-2">
          <Badge
            variant={
              row.status === 'PUBLISHED' ? 'ok' : row.status === 'DRAFT' ? 'info' : 'default'
            }
          >
            {t(`statuses.${row.status}`)}
          </Badge>
          {row.schedule ? (
            <Scheduled at={row.schedule.dueAt} failed={row.schedule.failed} />
          ) : row.hasDraft ? (
            <span className="text-xs text-caution">{t('unpublished')}</span>
          ) : null}
        </span>
      )
    case 'skus':
      return row.skus
    case 'moq':
      return row.moq
    case 'multiple':
      return row.orderMultiple
    case 'price':
      return (
        <PriceCell
          id={row.id}
          style={row.styleNumber}
          version={row.version}
          text={
            row.fromPriceMinor === row.toPriceMinor
              ? formatAmount(row.fromPriceMinor)
              : `${formatAmount(row.fromPriceMinor)} – ${formatAmount(row.toPriceMinor)}`
          }
          base={plainAmount(row.toPriceMinor)}
          drafted={row.draftPriceMinor === null ? null : plainAmount(row.draftPriceMinor)}
          save={savePrice}
        />
      )
    case 'leadTime':
      return row.leadTimeDays
    case 'hsCode':
      return row.hsCodeUs
    case 'weight':
      return row.unitWeightGrams
    case 'grade':
      return row.grade ?? '–'
    case 'origins':
      return row.origins.join(', ')
    case 'options':
      return row.options
    case 'pictures':
      return row.pictures
    case 'changed':
      return deskDay(row.updatedAt)
  }
}
