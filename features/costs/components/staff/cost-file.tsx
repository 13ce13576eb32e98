'use client'

import { useTranslations } from 'next-intl'
import { RowsTable } from '@/components/desk/rows-table'
import { SheetFile, type SheetRun } from '@/components/desk/sheet-file'
import type { CostRun } from '../../commands/import-costs'
import { COST_COLUMNS } from '../../rules/cost-cells'

/** Imports a sheet of costs: shows what it would do and its wrong lines. */
export function CostFile() {
  const t = useTranslations('costs.file')
  const columns = useTranslations('costs.columns')
  return (
    <SheetFile<SheetRun & Pick<CostRun, 'same' | 'above' | 'changes'>>
      id="costs"
      address={(more) => `/api/staff/costs/entries?${new URLSearchParams(more)}`}
      texts={{
        file: t('file'),
        check: t('check'),
        reading: t('reading'),
        noFile: t('noFile'),
        errors: t('errors'),
        refused: t('refused'),
        line: (line) => t('line', { line }),
        more: (count) => t('andMore', { count }),
        take: (count) => t('take', { count }),
        counts: ({ entries, same }) => t('counts', { entries, same }),
        column: (name) => {
          const column = COST_COLUMNS.find((each) => each === name)
          return column ? columns(column) : name
        },
      }}
      note={({ above, changes }) => (
        <>
          {above.length > 0 ? (
            <p className="rounded-md bg-caution-soft p-3 text-caution">
              {t('above', { keys: above.map(({ key }) => key).join(', ') })}
            </p>
          ) : null}
          {changes.length > 0 ? (
            <RowsTable
              rows={changes}
              keyOf={({ line }) => String(line)}
              columns={[
                { head: t('row'), cell: ({ line }) => line, num: true },
                {
                  head: t('article'),
                  cell: ({ key }) => key,
                  className: 'font-mono text-xs whitespace-nowrap',
                },
                {
                  head: t('changes'),
                  cell: ({ cells }) => (
                    <ul className="flex flex-wrap gap-x-4">
                      {cells.map(({ column, before, after }) => (
                        <li key={column}>
                          <span className="text-muted">{columns(column)}</span>{' '}
                          {before ? t('moves', { before, after: after || '–' }) : after}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]}
            />
          ) : null}
        </>
      )}
      done={() => location.assign('/staff/costs')}
    />
  )
}
