'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SheetFile, type SheetRun } from '@/components/desk/sheet-file'
import { NativeSelect } from '@/components/ui/native-select'

/** A bank's file: what it would add, what is odd about it, and its taking. */
export function StatementFile({ currencies }: { currencies: readonly string[] }) {
  const t = useTranslations('transfers.file')
  const [currency, setCurrency] = useState(currencies[0] ?? 'USD')
  return (
    <SheetFile<SheetRun & { known: number; odd: readonly string[] }>
      id="statement"
      accept=".xml,.sta,.mt940,.940,.csv,.txt"
      address={(more) =>
        `/api/staff/statements?${new URLSearchParams({ ...more, currency }).toString()}`
      }
      texts={{
        file: t('file'),
        check: t('check'),
        reading: t('reading'),
        noFile: t('noFile'),
        errors: t('refused'),
        refused: t('refused'),
        line: (line) => t('line', { line }),
        more: (count) => t('more', { count }),
        take: (count) => t('take', { count }),
        counts: ({ entries, known }) => t('counts', { entries, known }),
        column: (name) => name,
      }}
      options={(changed) => (
        <label className="grid max-w-40 gap-1 text-sm">
          {t('currency')}
          <NativeSelect
            value={currency}
            onChange={(event) => {
              setCurrency(event.target.value)
              changed()
            }}
          >
            {currencies.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </NativeSelect>
        </label>
      )}
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
