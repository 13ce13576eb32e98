'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useGridQuestions } from '@/components/form/grid-questions'
import { useHydrated } from '@/components/form/use-hydrated'
import { formatListNumber } from '@/features/price-lists/schema'
import { wordsOf } from '@/i18n/message'
import { formatAmount, formatDecimal } from '@/platform/money'
import type { EditedQuote } from '../../../rules/edited-quote'
import { GridCell } from './grid-cell'
import type { FieldErrors } from './field-errors'
import { readCell, type Entries, type EntryWriting, type LineEntry } from './form-model'
import { GRID_COLUMNS, isNumberColumn, pasteLines, type GridColumn } from './paste-lines'

const WIDTH: Record<GridColumn, string> = {
  quantity: 'w-24',
  unitPrice: 'w-28',
  setupFee: 'w-28',
  hsCode: 'w-36',
  origin: 'w-16',
  unitWeightGrams: 'w-24',
  leadTimeDays: 'w-16',
}

/**
 * Rows that the server draws. The others follow once the page is alive, before anybody can type:
 * fields are dear to make.
 */
const FIRST_ROWS = 20
/** of a row, until it is drawn */
const ROW_REM = 3

const idOf = (row: number, column: GridColumn): string => `lines-${row}-${column}`

/** Lines as a grid: Tab and Enter move, a block pasted from a sheet fills downwards and to the right. */
export function LineGrid({
  document,
  entries,
  writing,
  errors,
  onChange,
  onForeign,
}: {
  document: EditedQuote
  entries: Entries
  writing: EntryWriting
  errors: FieldErrors
  onChange: (lines: LineEntry[]) => void
  /** something was pasted that this person's language must not settle */
  onForeign: () => void
}) {
  const locale = useLocale()
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
  const drawn = useHydrated() ? entries.lines : entries.lines.slice(0, FIRST_ROWS)
  const toCome = entries.lines.length - drawn.length
  const nameOf = (row: number, column: GridColumn) =>
    `${label[column]}, ${document.draft.lines[row]?.title ?? ''}`
  const set = (row: number, column: GridColumn, text: string) =>
    onChange(entries.lines.map((line, i) => (i === row ? { ...line, [column]: text } : line)))
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
      const lines = entries.lines.map((line) => ({ ...line }))
      for (const [cell, text] of texts) {
        const [row, column] = placeOf(cell) ?? []
        const line = row === undefined ? undefined : lines[row]
        if (line && column) line[column] = text
      }
      onChange(lines)
    },
  })
  const paste = (block: readonly (readonly string[])[], row: number, column: GridColumn) => {
    const result = pasteLines(entries.lines, block, { row, column }, writing)
    onChange(result.lines)
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

  return (
    <section aria-labelledby="editor-lines" className="grid gap-2">
      <div className="flex items-baseline gap-4">
        <h2 id="editor-lines" className="text-base">
          {t('lines')}
        </h2>
        <p className="text-sm text-muted">{t('currency', { currency: document.draft.currency })}</p>
      </div>
      {questions.report}
      <div className="relative overflow-x-auto rounded-md border bg-white px-3">
        <table className="entry-grid ledger min-w-5xl">
          <thead>
            <tr>
              <th scope="col">{t('item')}</th>
              <th scope="col" className="num">
                {t('list')}
              </th>
              {GRID_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {label[column]}
                </th>
              ))}
              <th scope="col" className="num">
                {t('duty')}
              </th>
              <th scope="col" className="num">
                {t('lineTotal')}
              </th>
            </tr>
          </thead>
          <tbody>
            {drawn.map((entry, row) => {
              const line = document.draft.lines[row]
              const duty = document.duties[entry.id]
              return (
                <tr key={entry.id}>
                  <td className="min-w-56">
                    <span className="font-medium">{line?.title}</span>
                    <span className="block text-xs text-muted">
                      <span className="font-mono">{line?.sku}</span> {line?.details[0]}
                    </span>
                  </td>
                  <td className="num text-muted">
                    {line?.listUnitPriceMinor == null
                      ? '–'
                      : formatAmount(line.listUnitPriceMinor, locale, document.draft.currency)}
                    {line?.priceList ? (
                      <a
                        className="block text-xs whitespace-nowrap text-info underline"
                        href={`/staff/price-lists/${formatListNumber(line.priceList.serial)}`}
                        title={line.priceList.name}
                      >
                        {t('priceList', {
                          list: formatListNumber(line.priceList.serial),
                          version: line.priceList.version,
                          price: formatAmount(
                            line.priceList.unitPriceMinor,
                            locale,
                            document.draft.currency,
                          ),
                        })}
                      </a>
                    ) : null}
                  </td>
                  {GRID_COLUMNS.map((column) => {
                    const id = idOf(row, column)
                    return (
                      <td key={column}>
                        <GridCell
                          {...questions.cell(id, entry[column])}
                          id={id}
                          label={nameOf(row, column)}
                          value={entry[column]}
                          error={errors[id]}
                          questionId={questions.questionId(id)}
                          question={questions.question(id, nameOf(row, column))}
                          className={WIDTH[column]}
                          numeric={isNumberColumn(column)}
                          onChange={(text) => set(row, column, text)}
                          onBlock={(block) => paste(block, row, column)}
                          next={idOf(row + 1, column)}
                        />
                      </td>
                    )
                  })}
                  <td
                    className="num text-muted"
                    title={duty?.message ? wordsOf(duty.message) : undefined}
                  >
                    {duty?.status === 'rated' && duty.totalRatePercent !== null
                      ? `${formatDecimal(duty.totalRatePercent, locale)}%`
                      : '?'}
                  </td>
                  <td className="num">
                    {formatAmount(
                      document.lineTotalsMinor[row] ?? 0,
                      locale,
                      document.draft.currency,
                    )}
                  </td>
                </tr>
              )
            })}
            {toCome > 0 ? (
              <tr aria-hidden style={{ height: `${toCome * ROW_REM}rem` }}>
                <td />
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </section>
  )
}
