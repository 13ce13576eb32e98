'use client'

import { useTranslations } from 'next-intl'
import { SheetFile, type SheetRun } from '@/components/desk/sheet-file'
import type { CostRun } from '../../commands/import-costs'
import { COST_COLUMNS } from '../../rules/cost-cells'

/** A sheet of costs: what it would do, its wrong lines, and its taking. */
export function CostFile() {
  const t = useTranslations('costs.file')
  const columns = useTranslations('costs.columns')
  return (
    <SheetFile<SheetRun & Pick<CostRun, 'same' | 'above'>>
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
      note={({ above }) =>
        above.length > 0 ? (
          <p className="rounded-md bg-caution-soft p-3 text-caution">
            {t('above', { keys: above.map(({ key }) => key).join(', ') })}
          </p>
        ) : null
      }
      done={() => location.assign('/staff/costs')}
    />
  )
}
