import { getLocale, getTranslations } from 'next-intl/server'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { sayComplaint } from '@/i18n/say'
import type { DecidedRow } from '../../import/decisions'

/** Rows shown at most. */
const SHOWN = 100

/** Decisions on a schedule's rows when it was drafted: rows left out or noted come first. */
export async function DecidedRows({ rows }: { rows: readonly DecidedRow[] }) {
  const [t, locale] = await Promise.all([getTranslations('tariffDesk.watcher'), getLocale()])
  if (rows.length === 0) return null
  const count = rows.filter((row) => row.taken).length
  return (
    <section aria-labelledby="decided" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="decided" className="text-lg">
        {t('decided', { taken: count, left: rows.length - count })}
      </h2>
      <Table framed className="min-w-2xl">
        <TableHeader>
          <TableRow>
            <TableHead>{t('heading')}</TableHead>
            <TableHead className="num">{t('before')}</TableHead>
            <TableHead className="num">{t('after')}</TableHead>
            <TableHead>{t('decision')}</TableHead>
            <TableHead>{t('note')}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.slice(0, SHOWN).map((row, i) => (
            <TableRow key={i}>
              <TableCell className="font-mono text-xs">{row.heading}</TableCell>
              <TableCell className="num">
                {row.before === null ? t('none') : sayComplaint(row.before, locale)}
              </TableCell>
              <TableCell className="num">{sayComplaint(row.after, locale)}</TableCell>
              <TableCell>{t(row.taken ? 'choices.take' : 'choices.leave')}</TableCell>
              <TableCell className="text-muted">{row.note}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}
