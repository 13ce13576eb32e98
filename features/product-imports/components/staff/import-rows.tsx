import { getLocale, getTranslations } from 'next-intl/server'
import { Empty } from '@/components/ui/empty'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { sayComplaint } from '@/i18n/say'
import type { DeskImportRow, Tab } from '../../queries/imports'

/** What the rows of a file would do, one page of them. */
export async function ImportRows({
  tab,
  rows,
  columnOf,
}: {
  tab: Tab
  rows: readonly DeskImportRow[]
  columnOf: (field: string) => string | undefined
}) {
  const [t, catalog, locale] = await Promise.all([
    getTranslations('imports'),
    getTranslations('staff.catalog'),
    getLocale(),
  ])
  if (rows.length === 0) return <Empty>{t(`emptyTab.${tab}`)}</Empty>
  return (
    <Table framed className="min-w-xl">
      <TableHeader>
        <TableRow>
          <TableHead className="num">{t('row')}</TableHead>
          <TableHead className="ps-4">{t('style')}</TableHead>
          {tab === 'wrong' ? (
            <>
              <TableHead>{t('column')}</TableHead>
              <TableHead>{t('what')}</TableHead>
            </>
          ) : (
            <TableHead>{t('name')}</TableHead>
          )}
          {tab === 'changed' ? <TableHead>{t('changes')}</TableHead> : null}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) =>
          tab === 'wrong' ? (
            row.problems.map(({ field, problem }, i) => (
              <TableRow key={`${row.line}-${i}`}>
                <TableCell className="num">{row.line}</TableCell>
                <TableCell className="ps-4 font-mono text-xs">{row.styleNumber}</TableCell>
                <TableCell className="text-xs">
                  {field ? (
                    (columnOf(field) ?? catalog(`fields.${field}`))
                  ) : (
                    <span className="text-muted">{t('wholeRow')}</span>
                  )}
                </TableCell>
                <TableCell className="max-w-prose text-fault">
                  {sayComplaint(problem, locale)}
                </TableCell>
              </TableRow>
            ))
          ) : (
            <TableRow key={row.line}>
              <TableCell className="num">{row.line}</TableCell>
              <TableCell className="ps-4 font-mono text-xs">{row.styleNumber}</TableCell>
              <TableCell>{row.name}</TableCell>
              {tab === 'changed' ? (
                <TableCell>
                  <dl className="grid gap-2 text-xs">
                    {row.differences.map(({ field, before, after }) => (
                      <div key={field} className="grid gap-x-3 sm:grid-cols-[8rem_1fr_1fr]">
                        <dt className="text-muted">{catalog(`fields.${field}`)}</dt>
                        <dd className="max-h-40 overflow-hidden whitespace-pre-line">
                          <del className="text-muted">{shortened(before) || '–'}</del>
                        </dd>
                        <dd className="max-h-40 overflow-hidden whitespace-pre-line">
                          <ins className="font-medium no-underline">{shortened(after) || '–'}</ins>
                        </dd>
                      </div>
                    ))}
                  </dl>
                </TableCell>
              ) : null}
            </TableRow>
          ),
        )}
      </TableBody>
    </Table>
  )
}

const SHOWN_CHARACTERS = 400
const shortened = (text: string): string =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
