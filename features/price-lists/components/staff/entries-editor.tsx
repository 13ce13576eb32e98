'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ClipboardEvent } from 'react'
import { NumberQuestion } from '@/components/form/number-question'
import { readBlock } from '@/components/form/paste-block'
import { useRowQuestions } from '@/components/form/use-row-questions'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { useSay } from '@/i18n/use-say'
import { SCOPES } from '@/features/pricing/rules/price-lists'
import type { DecimalSign } from '@/platform/amounts'
import { cellLine, lineCells } from '@/platform/sheets/cell-lines'
import {
  ENTRY_COLUMNS,
  entryChoices,
  readEntries,
  readEntryNumber,
  rowsOfText,
  type EntryProblem,
} from '../../rules/entry-lines'

/** Wrong lines shown at most; the rest is counted. */
const MOST_SHOWN = 50

/** Longer lists are edited as text or uploaded as a file. */
const GRID_ROWS = 200
const WIDTH = {
  for: 'w-32',
  which: 'w-48',
  fromQuantity: 'w-28',
  price: 'w-32',
  aboveList: 'w-24',
} as const

/** Entries as a grid that takes pasted rows of a sheet, or as text; mistakes are shown while typing. */
export function EntriesEditor({
  text,
  onChange,
  problems,
}: {
  text: string
  onChange: (text: string) => void
  /** problems that the server found in the last save */
  problems: readonly string[]
}) {
  const t = useTranslations('priceLists.grid')
  const outer = useTranslations('priceLists')
  const say = useSay()
  const lines = text === '' ? [] : text.split('\n')
  const [asText, setAsText] = useState(lines.length > GRID_ROWS)
  const live = readEntries(rowsOfText(text)).problems
  const choicesAt = entryChoices(rowsOfText(text))
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
              {live.slice(0, MOST_SHOWN).map(({ line, problem, asks }, i) => {
                const cells = cellsOf(lines[line - 1] ?? '')
                return (
                  <li key={i}>
                    {t('line', { line })}: {say(problem)}
                    {asks === undefined ? null : (
                      <NumberQuestion
                        label={t('line', { line })}
                        choices={choicesAt(asks, cells[asks] ?? '')}
                        onChoose={(plain) =>
                          onChange(
                            lines.with(line - 1, cellLine(cells.with(asks, plain))).join('\n'),
                          )
                        }
                      />
                    )}
                  </li>
                )
              })}
              {live.length > MOST_SHOWN ? (
                <li>{t('andMore', { count: live.length - MOST_SHOWN })}</li>
              ) : null}
            </ul>
          ) : null}
        </>
      ) : (
        <Grid
          lines={lines}
          problems={live}
          choicesAt={choicesAt}
          onChange={(next) => onChange(next.join('\n'))}
        />
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
  const cells = lineCells(line)
  return ENTRY_COLUMNS.map((_, i) => cells[i] ?? '')
}
const readCell = (column: number, text: string, sign?: DecimalSign) =>
  readEntryNumber(column, text, { sign })
const isScope = (text: string): boolean => SCOPES.some((scope) => scope === text.toUpperCase())

const idOf = (row: number, column: number): string => `entry-${row}-${column}`

function Grid({
  lines,
  problems,
  choicesAt,
  onChange,
}: {
  lines: readonly string[]
  problems: readonly EntryProblem[]
  choicesAt: ReturnType<typeof entryChoices>
  onChange: (lines: string[]) => void
}) {
  const t = useTranslations('priceLists.grid')
  const say = useSay()
  const rows = lines.map(cellsOf)
  const questions = useRowQuestions({
    rows,
    idOf,
    choicesAt,
    readCell,
    onRows: (next) => onChange(next.map(cellLine)),
  })
  const set = (row: number, column: number, text: string) =>
    onChange(rows.with(row, (rows[row] ?? []).with(column, text)).map(cellLine))
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const copied = event.clipboardData.getData('text')
    const block = readBlock(copied.includes('\t') ? copied : copied.replaceAll('|', '\t'))
    if (!block) return
    event.preventDefault()
    // Pasted whole rows begin with their scope, wherever in the row they are pasted.
    const start = block.every(([first = '']) => isScope(first)) ? 0 : column
    questions.paste(block, [row, start], ENTRY_COLUMNS.length)
  }
  if (rows.length === 0)
    return (
      <p className="rounded-md border border-dashed border-control p-4 text-sm text-muted">
        {t('paste')}
      </p>
    )
  return (
    <>
      {questions.report}
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
                .filter(({ line, asks }) => line === row + 1 && asks === undefined)
                .map(({ problem }) => say(problem))
                .join('; ')
              return (
                <tr key={row}>
                  {ENTRY_COLUMNS.map((column, i) => {
                    const id = idOf(row, i)
                    const label = t('cell', { column: t(`columns.${column}`), row: row + 1 })
                    const asks = questions.questionId(id)
                    const common = {
                      id,
                      'aria-label': label,
                      'aria-invalid': asks || (wrong !== '' && i === 0) ? true : undefined,
                      'aria-describedby': asks ?? (wrong ? `entry-${row}-wrong` : undefined),
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
                            {...questions.cell(id, cells[i] ?? '')}
                            onChange={(event) => set(row, i, event.target.value)}
                            onPaste={(event) => paste(event, row, i)}
                            onKeyDown={(event) => {
                              if (event.key !== 'Enter') return
                              event.preventDefault()
                              document.getElementById(idOf(row + 1, i))?.focus()
                            }}
                          />
                        )}
                        {questions.question(id, label)}
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
                      onClick={() => {
                        questions.setPasted(null)
                        onChange(lines.filter((_, i) => i !== row))
                      }}
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
