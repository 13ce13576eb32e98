'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ClipboardEvent } from 'react'
import { pasteInto, readBlock } from '@/components/form/paste-block'
import { PasteReport, type Pasted } from '@/components/form/paste-report'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { SCOPES } from '@/features/pricing/rules/price-lists'
import { ENTRY_COLUMNS, readEntries, rowsOfText, type EntryProblem } from '../../rules/entry-lines'

/** More rows than this are edited as text or brought as a file. */
const GRID_ROWS = 200
const WIDTH = {
  for: 'w-32',
  which: 'w-48',
  fromQuantity: 'w-28',
  price: 'w-32',
  aboveList: 'w-24',
} as const

/** Entries as a grid into which rows of a sheet can be pasted, or as text; what is wrong is said as one types. */
export function EntriesEditor({
  text,
  onChange,
  problems,
}: {
  text: string
  onChange: (text: string) => void
  /** what the server said of the last save */
  problems: readonly string[]
}) {
  const t = useTranslations('priceLists.grid')
  const outer = useTranslations('priceLists')
  const lines = text === '' ? [] : text.split('\n')
  const [asText, setAsText] = useState(lines.length > GRID_ROWS)
  const live = readEntries(rowsOfText(text)).problems
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="mb-1 text-sm font-medium">{outer('fields.entries')}</legend>
      <input type="hidden" name="entries" value={text} />
      <p id="entries-hint" className="max-w-prose text-xs text-muted">
        {outer('hints.entries')}
      </p>
      {problems.length > 0 ? (
        <div role="alert" className="grid gap-1 rounded-md bg-fault-soft p-3 text-sm text-fault">
          <p className="font-medium">{outer('wrong')}</p>
          <ul className="grid max-h-48 gap-1 overflow-y-auto">
            {problems.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {asText ? (
        <>
          <Textarea
            aria-label={outer('fields.entries')}
            aria-describedby="entries-hint"
            className="font-mono text-xs"
            rows={Math.min(24, Math.max(6, lines.length + 2))}
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
          {live.length > 0 ? (
            <ul className="max-h-40 overflow-y-auto text-xs text-fault">
              {live.slice(0, 50).map(({ line, message }) => (
                <li key={`${line} ${message}`}>
                  {t('line', { line })}: {message}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : (
        <Grid lines={lines} problems={live} onChange={(next) => onChange(next.join('\n'))} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        {asText ? null : (
          <Button
            variant="outline"
            size="sm"
            onClick={() => onChange(`${text}${text === '' ? '' : '\n'}sku |  |  |  | `)}
          >
            {t('add')}
          </Button>
        )}
        {lines.length > GRID_ROWS ? (
          <p className="text-xs text-muted">{t('tooMany', { count: lines.length })}</p>
        ) : (
          <Button variant="ghost" size="sm" onClick={() => setAsText(!asText)}>
            {asText ? t('asGrid') : t('asText')}
          </Button>
        )}
        <p role="status" className="text-xs text-fault">
          {live.length > 0 ? t('problems', { count: live.length }) : ''}
        </p>
      </div>
    </fieldset>
  )
}

const cellsOf = (line: string): string[] => {
  const cells = line.split(/[|\t]/).map((cell) => cell.trim())
  return ENTRY_COLUMNS.map((_, i) => cells[i] ?? '')
}
const isScope = (text: string): boolean => SCOPES.some((scope) => scope === text.toUpperCase())
const lineOf = (cells: readonly string[]): string =>
  cells.map((cell) => cell.replaceAll(/[|\t\r\n]/g, ' ')).join(' | ')

function Grid({
  lines,
  problems,
  onChange,
}: {
  lines: readonly string[]
  problems: readonly EntryProblem[]
  onChange: (lines: string[]) => void
}) {
  const t = useTranslations('priceLists.grid')
  const rows = lines.map(cellsOf)
  const [report, setReport] = useState<Pasted | null>(null)
  const set = (row: number, column: number, text: string) =>
    onChange(rows.with(row, (rows[row] ?? []).with(column, text)).map(lineOf))
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const copied = event.clipboardData.getData('text')
    const block = readBlock(copied.includes('\t') ? copied : copied.replaceAll('|', '\t'))
    if (!block) return
    event.preventDefault()
    // Whole rows begin with what they are for, wherever in the row they are pasted.
    const start = block.every(([first = '']) => isScope(first)) ? 0 : column
    const { rows: filled, taken, left } = pasteInto(rows, block, [row, start], ENTRY_COLUMNS.length)
    onChange(filled.map(lineOf))
    setReport({ taken, left, headings: null, unread: [] })
  }
  if (rows.length === 0)
    return (
      <p className="rounded-md border border-dashed border-control p-4 text-sm text-muted">
        {t('paste')}
      </p>
    )
  return (
    <>
      <PasteReport pasted={report} onClose={() => setReport(null)} />
      <div className="relative overflow-x-auto rounded-md border bg-white px-3">
        <table className="ledger min-w-2xl [&_td]:py-1">
          <thead>
            <tr>
              {ENTRY_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`columns.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">{t('remove', { row: '' })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => {
              const wrong = problems
                .filter(({ line }) => line === row + 1)
                .map(({ message }) => message)
                .join('; ')
              return (
                <tr key={row}>
                  {ENTRY_COLUMNS.map((column, i) => {
                    const common = {
                      id: `entry-${row}-${i}`,
                      'aria-label': t('cell', { column: t(`columns.${column}`), row: row + 1 }),
                      'aria-invalid': wrong !== '' && i === 0 ? true : undefined,
                      'aria-describedby': wrong ? `entry-${row}-wrong` : undefined,
                      value: cells[i] ?? '',
                      className: WIDTH[column],
                    }
                    return (
                      <td key={column}>
                        {column === 'for' ? (
                          <div className={WIDTH.for}>
                            <NativeSelect
                              {...common}
                              value={
                                SCOPES.find(
                                  (scope) => scope === cells[0]?.toUpperCase(),
                                )?.toLowerCase() ?? ''
                              }
                              onChange={(event) => set(row, 0, event.target.value)}
                              onPaste={(event) => paste(event, row, 0)}
                            >
                              {isScope(cells[0] ?? '') ? null : (
                                <option value="">{cells[0] || '–'}</option>
                              )}
                              {SCOPES.map((scope) => (
                                <option key={scope} value={scope.toLowerCase()}>
                                  {scope.toLowerCase()}
                                </option>
                              ))}
                            </NativeSelect>
                          </div>
                        ) : (
                          <Input
                            {...common}
                            onChange={(event) => set(row, i, event.target.value)}
                            onPaste={(event) => paste(event, row, i)}
                            onKeyDown={(event) => {
                              if (event.key !== 'Enter') return
                              event.preventDefault()
                              document.getElementById(`entry-${row + 1}-${i}`)?.focus()
                            }}
                          />
                        )}
                        {i === 1 && wrong ? (
                          <p id={`entry-${row}-wrong`} className="max-w-80 text-xs text-fault">
                            {wrong}
                          </p>
                        ) : null}
                      </td>
                    )
                  })}
                  <td>
                    <Button
                      variant="ghost"
                      size="icon"
                      className="size-9"
                      aria-label={t('remove', { row: row + 1 })}
                      onClick={() => onChange(lines.filter((_, i) => i !== row))}
                    >
                      <X aria-hidden />
                    </Button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <p className="py-2 text-xs text-muted">{t('paste')}</p>
      </div>
    </>
  )
}
