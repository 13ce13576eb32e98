import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PersonMark } from '@/components/site/person-mark'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { deskDay } from '@/platform/dates'
import { SETTINGS_TOLD, type WrittenOnce } from '@/platform/setting'

/** A column of a setting's history. */
export interface SettingColumn<Row> {
  label: string
  cell: (row: Row) => ReactNode
  /** figures: aligned at the end */
  isFigure?: boolean
}

/**
 * The history of a setting that is never changed but set anew: its values, by whom, when and why,
 * the newest first.
 */
export async function SettingHistory<Row extends WrittenOnce>({
  rows,
  keyOf,
  columns,
}: {
  rows: readonly Row[]
  keyOf: (row: Row) => string | number
  columns: readonly SettingColumn<Row>[]
}) {
  const [t, locale] = await Promise.all([getTranslations('desk.history'), getLocale()])
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="history" className="grid gap-3">
      <h2 id="history" className="text-lg">
        {t('title')}
      </h2>
      <Table framed className="min-w-2xl">
        <TableHeader>
          <TableRow>
            <TableHead>{t('at')}</TableHead>
            <TableHead>{t('by')}</TableHead>
            {columns.map(({ label, isFigure }) => (
              <TableHead key={label} className={isFigure ? 'num' : undefined}>
                {label}
              </TableHead>
            ))}
            <TableHead className="ps-4">{t('reason')}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={keyOf(row)}>
              <TableCell className="whitespace-nowrap">{deskDay(row.setAt, locale)}</TableCell>
              <TableCell>
                <PersonMark name={row.setBy} />
              </TableCell>
              {columns.map(({ label, cell, isFigure }) => (
                <TableCell key={label} className={isFigure ? 'num whitespace-nowrap' : undefined}>
                  {cell(row)}
                </TableCell>
              ))}
              <TableCell className="ps-4 text-muted">{row.reason}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rows.length >= SETTINGS_TOLD ? (
        <p className="text-sm text-muted">{t('more', { count: SETTINGS_TOLD })}</p>
      ) : null}
    </section>
  )
}
