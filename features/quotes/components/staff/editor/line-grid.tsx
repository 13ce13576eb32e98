'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { useGridQuestions } from '@/components/form/grid-questions'
import { useHydrated } from '@/components/form/use-hydrated'
import { basisOf, type DraftMargin, type QuoteCosts } from '../../../rules/draft-margin'
import type { EditedQuote } from '../../../rules/edited-quote'
import { idOf, LineRow } from './line-row'
import type { FieldErrors } from './field-errors'
import { withOffer, withoutLine } from './choice-entries'
import { readCell, type Entries, type EntryWriting } from './form-model'
import { useGridKeys } from './grid-keys'
import { isOptional, type LineEntry } from './line-entry'
import { useRowWindow } from './use-row-window'
import { addedLine, movedLines, splitEntry } from './line-edits'
import { GRID_COLUMNS, isNumberColumn, pasteLines, type GridColumn } from './paste-lines'

/**
 * Rows that the server draws. The others follow after hydration, before anybody can type: fields
 * are expensive to render.
 */
const FIRST_ROWS = 12
/** height of a row until it is drawn */
const ROW_REM = 3
const PX_A_REM = 16

/** The space of rows that aren't drawn. */
const NotDrawn = ({ rows }: { rows: number }) => (
  <tr aria-hidden style={{ height: `${rows * ROW_REM}rem` }}>
    <td />
  </tr>
)

const totals = new WeakMap<LineEntry, { writingKey: string; total: number | null }>()

/**
 * The total of a line as entered; null while its numbers can't be read. Each state of a line is
 * read once.
 */
function totalOf(entry: LineEntry, writing: EntryWriting): number | null {
  const writingKey = `${writing.currency} ${writing.sign}`
  const cached = totals.get(entry)
  if (cached?.writingKey === writingKey) return cached.total
  const total = readTotal(entry, writing)
  totals.set(entry, { writingKey, total })
  return total
}

function readTotal(
  { quantity, unitPrice, setupFee }: LineEntry,
  writing: EntryWriting,
): number | null {
  const [pieces, price] = [
    readCell('quantity', quantity, writing).value,
    readCell('unitPrice', unitPrice, writing).value,
  ]
  const setUp = setupFee.trim() === '' ? 0 : readCell('setupFee', setupFee, writing).value
  return typeof pieces === 'number' && typeof price === 'number' && typeof setUp === 'number'
    ? pieces * price + setUp
    : null
}

/**
 * Lines as a grid: Tab, Enter and arrows move, a block pasted from a sheet fills downwards and to
 * the right.
 */
export function LineGrid({
  document,
  entries,
  writing,
  errors,
  margin,
  onChange,
  onForeign,
}: {
  document: EditedQuote
  entries: Entries
  writing: EntryWriting
  errors: FieldErrors
  /** by the current entries; null where the reader sees no costs */
  margin: { costs: QuoteCosts; found: DraftMargin } | null
  onChange: (change: (entries: Entries) => Partial<Entries>) => void
  /** something was pasted that this person's language must not settle */
  onForeign: () => void
}) {
  const t = useTranslations('staff.editor')
  const label: Record<GridColumn, string> = {
    quantity: t('quantity'),
    unitPrice: t('unitPrice'),
    setupFee: t('setup'),
    hsCode: t('hsCode'),
    origin: t('origin'),
    unitWeightGrams: t('weight'),
    leadTimeDays: t('leadTime'),
  }
  const rows = useGridKeys()
  const inView = useRowWindow(entries.lines.length, rows, ROW_REM * PX_A_REM)
  const { from, to } = useHydrated()
    ? inView
    : { from: 0, to: Math.min(FIRST_ROWS, entries.lines.length) }
  const drawn = entries.lines.slice(from, to)
  const toCome = entries.lines.length - to
  const lines = useMemo(
    () =>
      new Map(
        [...document.draft.lines, ...(document.draft.optionalLines ?? [])].map((line) => [
          line.id,
          line,
        ]),
      ),
    [document],
  )
  const lineOf = (entry: LineEntry) => lines.get(entry.id) ?? addedLine(entry.added)
  // Rows that aren't redrawn keep their callbacks: those read the current entries when called.
  const latest = useRef(entries.lines)
  useEffect(() => {
    latest.current = entries.lines
  })
  const nameOf = (row: number, column: GridColumn) =>
    `${label[column]}, ${latest.current[row]?.title ?? ''}`
  const set = (row: number, column: GridColumn, text: string) =>
    onChange(({ lines: present }) => ({
      lines: present.map((line, i) => (i === row ? { ...line, [column]: text } : line)),
    }))
  const choicesAt = (row: number, column: GridColumn) =>
    isNumberColumn(column)
      ? readCell(column, entries.lines[row]?.[column] ?? '', writing).choices
      : []
  const placeOf = (cell: string): [row: number, column: GridColumn] | null => {
    const [, row = '', name] = cell.split('-')
    const column = GRID_COLUMNS.find((each) => each === name)
    return column ? [Number(row), column] : null
  }
  const questions = useGridQuestions({
    choicesAt: (cell) => {
      const place = placeOf(cell)
      return place ? choicesAt(...place) : []
    },
    onAnswer: (texts) => {
      onChange((present) => {
        const answeredLines = present.lines.map((line) => ({ ...line }))
        for (const [cell, text] of texts) {
          const [row, column] = placeOf(cell) ?? []
          const line = row === undefined ? undefined : answeredLines[row]
          if (line && column) line[column] = text
        }
        return { lines: answeredLines }
      })
    },
  })
  const paste = (block: readonly (readonly string[])[], row: number, column: GridColumn) => {
    const result = pasteLines(latest.current, block, { row, column }, writing)
    onChange(() => ({ lines: result.lines }))
    if (result.foreign) onForeign()
    questions.setPasted({
      ...result,
      asked: result.unread.flatMap(({ asks, ...cell }) =>
        asks ? [idOf(cell.row, cell.column)] : [],
      ),
      unread: result.unread
        .filter(({ asks }) => !asks)
        .map((cell) => ({ ...cell, where: nameOf(cell.row, cell.column) })),
    })
  }

  const move = (id: string, by: 1 | -1) =>
    onChange(({ lines: present }) => ({ lines: movedLines(present, id, by) }))
  const rename = (id: string, title: string) =>
    onChange(({ lines: present }) => ({
      lines: present.map((line) => (line.id === id ? { ...line, title } : line)),
    }))
  const split = (id: string) =>
    onChange(({ lines: present }) => {
      const at = present.findIndex((each) => each.id === id)
      const entry = present[at]
      const line = entry && lineOf(entry)
      const pieces = entry && readCell('quantity', entry.quantity, writing).value
      if (!entry || !line || typeof pieces !== 'number' || pieces < 2) return {}
      const parts = splitEntry(entry, line, pieces, writing.currency)
      return { lines: present.toSpliced(at, 1, ...parts) }
    })
  // A quote has at least one line that isn't optional.
  const isLast = (id: string, present: readonly LineEntry[]) =>
    present.every((line) => isOptional(line) || line.id === id)
  const remove = (id: string) =>
    onChange(({ lines: present, choices }) =>
      isLast(id, present)
        ? {}
        : {
            lines: present.filter((line) => line.id !== id),
            choices: withoutLine(choices, id),
          },
    )
  const offer = (id: string) =>
    onChange(({ lines: present, choices }) => {
      const entry = present.find((line) => line.id === id)
      return entry ? { choices: withOffer(choices, entry, lineOf(entry)?.sku ?? null) } : {}
    })
  const setOptional = (id: string) =>
    onChange(({ lines: present, choices }) => ({
      lines: present.map((line) =>
        line.id === id ? { ...line, optional: isOptional(line) ? '' : 'yes' } : line,
      ),
      choices: withoutLine(choices, id),
    }))
  const head = (column: GridColumn) => (
    <th key={column} scope="col">
      {label[column]}
    </th>
  )

  return (
    <section aria-labelledby="editor-lines" className="grid gap-2">
      <div className="flex items-baseline gap-4">
        <h2 id="editor-lines" className="text-base">
          {t('lines')}
        </h2>
        <p className="text-sm text-muted">{t('currency', { currency: document.draft.currency })}</p>
        <p className="ms-auto hidden text-xs text-muted lg:block">{t('keys')}</p>
      </div>
      {questions.report}
      <div className="relative overflow-x-auto rounded-md border bg-white px-3">
        <table className="quote-grid entry-grid ledger min-w-5xl">
          <thead>
            <tr>
              <th scope="col">{t('item')}</th>
              <th scope="col" className="num">
                {t('list')}
              </th>
              {GRID_COLUMNS.slice(0, 2).map(head)}
              {margin ? (
                <>
                  <th scope="col" className="num">
                    {t('margin.costHead')}
                  </th>
                  <th scope="col" className="num">
                    {t('margin.floor')}
                  </th>
                  <th scope="col" className="num">
                    {t('margin.last')}
                  </th>
                </>
              ) : null}
              {GRID_COLUMNS.slice(2).map(head)}
              <th scope="col" className="num">
                {t('duty')}
              </th>
              <th scope="col" className="num">
                {t('lineTotal')}
              </th>
            </tr>
          </thead>
          <tbody ref={rows}>
            {from > 0 ? <NotDrawn rows={from} /> : null}
            {drawn.map((entry, i) => (
              <LineRow
                key={entry.id}
                row={from + i}
                entry={entry}
                line={lineOf(entry)}
                duty={document.duties[entry.id]}
                totalMinor={totalOf(entry, writing)}
                costs={
                  margin
                    ? {
                        basis: basisOf(
                          { id: entry.id, splitOf: lineOf(entry)?.splitOf },
                          margin.costs.lines,
                        ),
                        margin: margin.found.lines[entry.id],
                      }
                    : null
                }
                currency={document.draft.currency}
                errors={errors}
                questions={questions}
                nameOf={nameOf}
                onChange={set}
                onBlock={paste}
                onMove={move}
                onRename={rename}
                onSplit={split}
                onOffer={offer}
                onOptional={isLast(entry.id, entries.lines) ? null : setOptional}
                onRemove={isLast(entry.id, entries.lines) ? null : remove}
              />
            ))}
            {toCome > 0 ? <NotDrawn rows={toCome} /> : null}
          </tbody>
        </table>
      </div>
    </section>
  )
}
