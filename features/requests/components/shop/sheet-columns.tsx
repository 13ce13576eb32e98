'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { LINE_COLUMNS, type LineColumn } from '../../rules/sheet-lines'
import { changeImport, type ImportedSheet } from './import-draft'

const SHOWN_ROWS = 4

/** A sheet's first rows with the meaning of each column above, guessed and correctable. */
export function SheetColumns({
  sheet,
  busy,
  wrong,
  onRead,
}: {
  sheet: ImportedSheet
  busy: boolean
  /** why the columns can't be read as they are */
  wrong: string | null
  onRead: () => void
}) {
  const t = useTranslations('request.sheet')
  const { rows, mapping, heading, name } = sheet
  const shown = rows.slice(0, SHOWN_ROWS + (heading ? 1 : 0))
  const count = rows.length - (heading ? 1 : 0)
  const setColumn = (at: number, says: LineColumn | '') =>
    changeImport({
      sheet: {
        ...sheet,
        // Each meaning belongs to one column: choosing it takes it from another.
        mapping: mapping.map((known, i) => (i === at ? says : known === says ? '' : known)),
      },
    })
  return (
    <div className="grid gap-3">
      <p className="text-sm font-medium break-words">
        {name ? t('titleNamed', { name, count }) : t('title', { count })}
      </p>
      <div
        className="overflow-x-auto border bg-white"
        tabIndex={0}
        role="group"
        aria-label={t('label')}
      >
        <table className="text-sm">
          <thead>
            <tr>
              {mapping.map((says, i) => (
                <th key={i} scope="col" className="min-w-40 p-2 text-start align-top font-normal">
                  <NativeSelect
                    aria-label={t('column', { column: i + 1 })}
                    value={says}
                    onChange={({ target }) =>
                      setColumn(i, LINE_COLUMNS.find((known) => known === target.value) ?? '')
                    }
                  >
                    <option value="">{t('leaveOut')}</option>
                    {LINE_COLUMNS.map((column) => (
                      <option key={column} value={column}>
                        {t(`columns.${column}`)}
                      </option>
                    ))}
                  </NativeSelect>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <tr key={row.line} className="border-t">
                {mapping.map((says, i) => (
                  <td
                    key={i}
                    className={`max-w-60 truncate p-2 ${heading && at === 0 ? 'text-xs text-muted-foreground' : says === '' ? 'text-muted-foreground' : ''}`}
                  >
                    {row.cells[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Label className="flex min-h-11 items-center gap-2 font-normal">
        <Checkbox
          checked={heading}
          onCheckedChange={(checked) => changeImport({ sheet: { ...sheet, heading: checked } })}
        />
        {t('heading')}
      </Label>
      {wrong ? (
        <p role="alert" className="text-sm text-fault">
          {wrong}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" disabled={busy} onClick={onRead}>
          {t('read', { count })}
        </Button>
        <Button variant="ghost" disabled={busy} onClick={() => changeImport({ sheet: null })}>
          {t('drop')}
        </Button>
      </div>
    </div>
  )
}
