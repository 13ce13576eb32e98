'use client'

import { useTranslations } from 'next-intl'
import { SheetFile, type SheetRun } from '@/components/desk/sheet-file'
import type { EntriesRun } from '../../commands/import-entries'
import { ENTRY_COLUMNS } from '../../rules/entry-lines'

/** Takes a file of entries for a draft: shows what it would do and its wrong lines first. */
export function EntriesFile({ address, edit }: { address: string; edit: number }) {
  const t = useTranslations('priceLists.file')
  const columns = useTranslations('priceLists.grid.columns')
  return (
    <SheetFile<SheetRun & Pick<EntriesRun, 'dropped'>>
      id="entries"
      address={(more) => `${address}?${new URLSearchParams({ ...more, edit: String(edit) })}`}
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
        counts: ({ entries, dropped }) => t('counts', { entries, dropped }),
        column: (name) => {
          const column = ENTRY_COLUMNS.find((each) => each === name)
          return column ? columns(column) : name
        },
      }}
      done={() => location.reload()}
    />
  )
}
