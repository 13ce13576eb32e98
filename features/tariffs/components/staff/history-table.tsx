import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { daysInWords, dayText } from '@/platform/dates'
import type { Dated } from '../../engine/dated'

/** The dates of a row: when it is in force, when we learned of it, and which text ended it. */
interface HeldRow extends Dated {
  id: string
  source: string
  endSource?: string
}

interface HistoryColumn<Row> {
  label: string
  cell: (row: Row) => ReactNode
  className?: string
}

/**
 * The history of a rule, row by row: when each is in force, what it says, by which text, and during which time we
 * believed it. Rows that are known better by now are muted.
 * @param says columns between its dates and its source
 * @param also columns after its source
 */
export async function HistoryTable<Row extends HeldRow>({
  rows,
  says,
  also = [],
}: {
  rows: readonly Row[]
  says: readonly HistoryColumn<Row>[]
  also?: readonly HistoryColumn<Row>[]
}) {
  const [t, locale] = [await getTranslations('staff.tariffs'), await getLocale()]
  const day = (at: string) => dayText(at, locale)
  const cells = (columns: readonly HistoryColumn<Row>[], row: Row) =>
    columns.map(({ label, cell, className = 'text-xs' }) => (
      <TableCell key={label} className={`align-top ${className}`}>
        {cell(row)}
      </TableCell>
    ))
  const heads = (columns: readonly HistoryColumn<Row>[]) =>
    columns.map(({ label, className }) => (
      <TableHead key={label} className={className === 'num' ? 'num' : undefined}>
        {label}
      </TableHead>
    ))
  return (
    <Table framed className="min-w-2xl">
      <TableHeader>
        <TableRow>
          <TableHead>{t('validity')}</TableHead>
          {heads(says)}
          <TableHead>{t('source')}</TableHead>
          {heads(also)}
          <TableHead>{t('held')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow
            key={`${row.id} ${row.knownFrom ?? ''}`}
            className={row.knownTo === undefined ? undefined : 'text-muted'}
          >
            <TableCell className="align-top text-xs whitespace-nowrap">
              {row.to
                ? t('span', { from: day(row.from), to: day(row.to) })
                : t('since', { from: day(row.from) })}
            </TableCell>
            {cells(says, row)}
            <TableCell className="align-top text-xs">
              {daysInWords(row.source, locale)}
              {row.endSource
                ? ` · ${t('endedBy', { source: daysInWords(row.endSource, locale) })}`
                : ''}
            </TableCell>
            {cells(also, row)}
            <TableCell className="align-top text-xs whitespace-nowrap">
              {row.knownTo
                ? t('heldUntil', { day: day(row.knownTo) })
                : row.knownFrom
                  ? t('heldSince', { day: day(row.knownFrom) })
                  : ''}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
