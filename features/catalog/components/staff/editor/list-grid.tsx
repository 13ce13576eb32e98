'use client'

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Fragment, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { readBlock } from '@/components/form/paste-block'
import { useRowQuestions } from '@/components/form/use-row-questions'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { DecimalSign } from '@/platform/amounts'
import { useSay } from '@/i18n/use-say'
import type { Complaint } from '@/platform/validation-words'
import type { LISTS } from '../../../rules/content-lists'
import { movedRow, problemsByRow, rowsOf, textOf } from '../../../rules/editor-entries'

/**
 * A list of a product as a grid, with a row for each entry. A block copied from a sheet can be pasted into its cells;
 * Enter moves down a row.
 */
export function ListGrid({
  id,
  label,
  columns,
  numbers,
  choices,
  value,
  problems,
  onChange,
}: {
  id: string
  label: string
  columns: readonly string[]
  numbers: (typeof LISTS)[keyof typeof LISTS]['numbers']
  /** suggested values of a column, offered while typing */
  choices: Readonly<Record<number, readonly string[]>>
  value: string
  problems: readonly Complaint[]
  onChange: (text: string) => void
}) {
  const t = useTranslations('productEditor')
  const grid = useRef<HTMLDivElement>(null)
  const say = useSay()
  const rows = rowsOf(value, columns.length)
  const set = (next: readonly (readonly string[])[]) => onChange(textOf(next))
  const cellId = (row: number, column: number) => `${id}-cell-${row}-${column}`
  const readCell = (column: number, text: string, sign?: DecimalSign) =>
    numbers.number(column, text, { sign })
  const choicesAt = numbers.choices(value)
  const questions = useRowQuestions({ rows, idOf: cellId, choicesAt, readCell, onRows: set })
  const isAsking = (row: number) =>
    columns.some((_, column) => choicesAt(column, rows[row]?.[column] ?? '').length > 0)
  // A row whose question is shown needs no other message; the rest of it is checked once it is answered.
  const byRow = new Map(
    [...problemsByRow(problems, rows)].filter(([row]) => row === -1 || !isAsking(row)),
  )
  const moveTo = (next: readonly (readonly string[])[]) => {
    questions.setPasted(null)
    set(next)
  }
  const focus = (row: number, column: number) =>
    requestAnimationFrame(() =>
      grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`)?.focus(),
    )
  const add = () => {
    set([...rows, columns.map(() => '')])
    focus(rows.length, 0)
  }
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const block = readBlock(event.clipboardData.getData('text/plain'))
    if (!block) return
    event.preventDefault()
    questions.paste(block, [row, column], columns.length)
  }
  const walk = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      if (row + 1 === rows.length) set([...rows, columns.map(() => '')])
      focus(row + 1, column)
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      const to = row + (event.key === 'ArrowUp' ? -1 : 1)
      moveTo(movedRow(rows, row, to))
      focus(Math.min(rows.length - 1, Math.max(0, to)), column)
    }
  }
  return (
    <div
      ref={grid}
      id={id}
      tabIndex={-1}
      role="group"
      aria-label={label}
      className="grid grid-cols-[minmax(0,1fr)] gap-2"
    >
      {questions.report}
      {rows.length > 0 ? (
        <div className="relative overflow-x-auto rounded-md border bg-white">
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr className="border-b text-start text-xs text-muted">
                {columns.map((column, i) => (
                  <th
                    key={column}
                    scope="col"
                    className={cn(
                      'px-2 py-1 font-medium',
                      numbers.isNumber(i) ? 'text-end' : 'text-start',
                    )}
                  >
                    {column}
                  </th>
                ))}
                <th scope="col">
                  <span className="sr-only">{t('row')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((cells, row) => (
                <Fragment key={row}>
                  <tr className="border-b last:border-b-0">
                    {columns.map((column, i) => {
                      const text = cells[i] ?? ''
                      const cell = cellId(row, i)
                      const name = t('cell', { label, line: row + 1, column })
                      const asks = questions.questionId(cell)
                      return (
                        <td key={column} className="border-e p-0 align-top">
                          <input
                            {...questions.cell(cell, text)}
                            id={cell}
                            data-cell={`${row}:${i}`}
                            aria-label={name}
                            aria-invalid={byRow.has(row) || asks !== undefined}
                            aria-describedby={
                              asks ?? (byRow.has(row) ? `${id}-row-${row}` : undefined)
                            }
                            list={choices[i] ? `${id}-choices-${i}` : undefined}
                            autoComplete="off"
                            value={text}
                            size={Math.max(6, column.length, text.length)}
                            className={cn(
                              'h-9 w-full min-w-20 bg-transparent px-2 font-mono text-xs aria-invalid:bg-fault-soft',
                              numbers.isNumber(i) && 'text-end tabular-nums',
                            )}
                            onChange={(event) =>
                              set(rows.with(row, cells.with(i, event.target.value)))
                            }
                            onPaste={(event) => paste(event, row, i)}
                            onKeyDown={(event) => walk(event, row, i)}
                          />
                          {asks ? (
                            <div className="px-2">{questions.question(cell, name)}</div>
                          ) : null}
                        </td>
                      )
                    })}
                    <td className="w-px px-1 whitespace-nowrap">
                      <RowButton
                        label={t('up', { line: row + 1 })}
                        disabled={row === 0}
                        onClick={() => moveTo(movedRow(rows, row, row - 1))}
                      >
                        <ArrowUp aria-hidden />
                      </RowButton>
                      <RowButton
                        label={t('down', { line: row + 1 })}
                        disabled={row === rows.length - 1}
                        onClick={() => moveTo(movedRow(rows, row, row + 1))}
                      >
                        <ArrowDown aria-hidden />
                      </RowButton>
                      <RowButton
                        label={t('remove', { line: row + 1 })}
                        onClick={() => moveTo(rows.toSpliced(row, 1))}
                      >
                        <X aria-hidden />
                      </RowButton>
                    </td>
                  </tr>
                  {byRow.has(row) ? (
                    <tr className="border-b bg-fault-soft last:border-b-0">
                      <td
                        id={`${id}-row-${row}`}
                        colSpan={columns.length + 1}
                        className="px-2 py-1 text-xs text-fault"
                      >
                        {byRow.get(row)?.map(say).join(' ')}
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="text-xs text-muted">{t('empty')}</p>
      )}
      {byRow.has(-1) ? (
        <p className="text-xs text-fault">{byRow.get(-1)?.map(say).join(' ')}</p>
      ) : null}
      {Object.entries(choices).map(([i, all]) => (
        <datalist key={i} id={`${id}-choices-${i}`}>
          {all.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      ))}
      <Button
        variant="outline"
        size="sm"
        className="justify-self-start"
        onClick={add}
        onPaste={(event) => paste(event, rows.length, 0)}
      >
        <Plus aria-hidden />
        {t('add')}
      </Button>
    </div>
  )
}

function RowButton({
  label,
  ...props
}: {
  label: string
  disabled?: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-ground hover:text-ink disabled:opacity-30 [&_svg]:size-4"
      {...props}
    />
  )
}
