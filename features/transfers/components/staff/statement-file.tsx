'use client'

import { Label } from '@/components/ui/label'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SheetFile, type SheetRun } from '@/components/desk/sheet-file'
import { NativeSelect } from '@/components/ui/native-select'
import type { CsvProfile } from '../../readers/csv-fields'
import { StatementColumns, type StatementTable } from './statement-columns'

interface StatementRun extends SheetRun {
  known: number
  odd: readonly string[]
  table: StatementTable | null
}

/** Takes a bank's file: shows what it would add and what is odd about it first. */
export function StatementFile({ currencies }: { currencies: readonly string[] }) {
  const t = useTranslations('transfers.file')
  const [currency, setCurrency] = useState(currencies[0] ?? 'USD')
  /** the table of the last draft, with its columns as corrected */
  const [shownTable, setShownTable] = useState<StatementTable | null>(null)
  const columns: Record<string, string> = shownTable
    ? { columns: JSON.stringify(profileOf(shownTable)) }
    : {}
  return (
    <SheetFile<StatementRun>
      id="statement"
      accept=".xml,.sta,.mt940,.940,.csv,.txt"
      address={(more) =>
        `/api/staff/statements?${new URLSearchParams({ ...more, ...columns, currency }).toString()}`
      }
      texts={{
        file: t('file'),
        check: t('check'),
        reading: t('reading'),
        noFile: t('noFile'),
        errors: t('wrong'),
        refused: t('refused'),
        line: (line) => t('line', { line }),
        more: (count) => t('more', { count }),
        take: (count) => t('take', { count }),
        counts: ({ entries, known }) => t('counts', { entries, known }),
        column: (name) => name,
      }}
      another={() => setShownTable(null)}
      options={(changed, run) => {
        const table = run?.table ?? shownTable
        return (
          <>
            <Label className="grid max-w-40 gap-1 font-normal">
              {t('currency')}
              <NativeSelect
                value={currency}
                onChange={(event) => {
                  setCurrency(event.target.value)
                  setShownTable(null)
                  changed()
                }}
              >
                {currencies.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </NativeSelect>
            </Label>
            {table ? (
              <StatementColumns
                table={table}
                onChange={(profile) => {
                  setShownTable({ ...table, ...profile, origin: 'said' })
                  changed()
                }}
              />
            ) : null}
          </>
        )
      }}
      note={({ odd }) =>
        odd.length > 0 ? (
          <ul className="grid gap-1 text-sm text-caution">
            {odd.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        ) : null
      }
      done={() => location.reload()}
    />
  )
}

const profileOf = ({ columns, dayOrder, sign }: CsvProfile): CsvProfile => ({
  columns,
  dayOrder,
  sign,
})
