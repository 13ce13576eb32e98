'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo } from 'react'
import type { useGridQuestions } from '@/components/form/grid-questions'
import type { LineMargin } from '@/features/costs/rules/quote-margin'
import { formatListNumber } from '@/features/price-lists/schema'
import { wordsOf } from '@/i18n/message'
import { formatAmount, formatDecimal } from '@/platform/money'
import type { LineBasis } from '../../../rules/draft-margin'
import type { EditedQuote } from '../../../rules/edited-quote'
import type { DraftLine } from '../../../schema'
import type { FieldErrors } from './field-errors'
import { isOptional, type LineEntry } from './line-entry'
import { GridCell } from './grid-cell'
import { LineDeeds } from './line-deeds'
import { MarginCells } from './margin-cells'
import { GRID_COLUMNS, isNumberColumn, type GridColumn } from './paste-lines'

const WIDTH: Record<GridColumn, string> = {
  quantity: 'w-20',
  unitPrice: 'w-24',
  setupFee: 'w-24',
  hsCode: 'w-32',
  origin: 'w-12',
  unitWeightGrams: 'w-20',
  leadTimeDays: 'w-14',
}

/** Columns before cost and margin, so that the price stands beside its margin. */
const BEFORE_MARGIN: readonly GridColumn[] = ['quantity', 'unitPrice']

export const idOf = (row: number, column: GridColumn): string => `lines-${row}-${column}`

export interface LineRowProps {
  row: number
  entry: LineEntry
  line: DraftLine | undefined
  duty: EditedQuote['duties'][string] | undefined
  /** null while it can't be computed */
  totalMinor: number | null
  /** null where the reader sees no costs */
  costs: { basis: LineBasis | undefined; margin: LineMargin | undefined } | null
  currency: string
  /** of its cells, by id */
  errors: FieldErrors
  questions: Pick<ReturnType<typeof useGridQuestions>, 'cell' | 'questionId' | 'question'>
  nameOf: (row: number, column: GridColumn) => string
  onChange: (row: number, column: GridColumn, text: string) => void
  onBlock: (block: readonly (readonly string[])[], row: number, column: GridColumn) => void
  /** moves the line down, or up */
  onMove: (id: string, by: 1 | -1) => void
  onRename: (id: string, title: string) => void
  /** splits it in two */
  onSplit: (id: string) => void
  /** adds another offer of the line */
  onOffer: (id: string) => void
  /** makes the line optional for the buyer, or firm again; null if it is the only one */
  onOptional: ((id: string) => void) | null
  /** null if it is the only one */
  onRemove: ((id: string) => void) | null
}

function Row({
  row,
  entry,
  line,
  duty,
  totalMinor,
  costs,
  currency,
  errors,
  questions,
  nameOf,
  onChange,
  onBlock,
  onMove,
  onRename,
  onSplit,
  onOffer,
  onOptional,
  onRemove,
}: LineRowProps) {
  const locale = useLocale()
  const t = useTranslations('staff.editor')
  const cell = (column: GridColumn) => {
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
          onChange={(text) => onChange(row, column, text)}
          onBlock={(block) => onBlock(block, row, column)}
        />
      </td>
    )
  }
  return (
    <tr>
      <td>
        <strong>{entry.title}</strong>
        {isOptional(entry) ? <small>{t('choices.optional')}</small> : null}
        <small>
          <code>{line?.sku}</code> {line?.details[0]}
        </small>
        <LineDeeds
          id={entry.id}
          nameId={`lines-${row}-title`}
          title={entry.title}
          error={errors[`lines-${row}-title`]}
          onMove={onMove}
          onRename={onRename}
          onSplit={line?.sample ? null : onSplit}
          onOffer={line?.sample || isOptional(entry) ? null : onOffer}
          onOptional={onOptional}
          isOptional={isOptional(entry)}
          onRemove={onRemove}
        />
      </td>
      <td className="num">
        {line?.listUnitPriceMinor == null
          ? '–'
          : formatAmount(line.listUnitPriceMinor, locale, currency)}
        {line?.priceList ? (
          <a
            href={`/staff/price-lists/${formatListNumber(line.priceList.serial)}`}
            title={line.priceList.name}
          >
            {t('priceList', {
              list: formatListNumber(line.priceList.serial),
              version: line.priceList.version,
              price: formatAmount(line.priceList.unitPriceMinor, locale, currency),
            })}
          </a>
        ) : null}
      </td>
      {BEFORE_MARGIN.map(cell)}
      {costs ? (
        <MarginCells
          id={entry.id}
          basis={costs.basis}
          margin={costs.margin}
          targetMinor={line?.targetPriceMinor ?? null}
          currency={currency}
        />
      ) : null}
      {GRID_COLUMNS.filter((column) => !BEFORE_MARGIN.includes(column)).map(cell)}
      <td className="num" title={duty?.message ? wordsOf(duty.message) : undefined}>
        {duty?.status === 'rated' ? `${formatDecimal(duty.totalRatePercent ?? '', locale)}%` : '?'}
      </td>
      <td className="num">
        {totalMinor === null ? '–' : formatAmount(totalMinor, locale, currency)}
      </td>
    </tr>
  )
}

const sameMargin = (one: LineMargin | undefined, other: LineMargin | undefined): boolean =>
  one?.costMinor === other?.costMinor &&
  one?.marginBasisPoints === other?.marginBasisPoints &&
  one?.floorMinor === other?.floorMinor &&
  one?.belowFloor === other?.belowFloor &&
  one?.aboveCost === other?.aboveCost

/**
 * Whether a cell of the row has a question or an error, before or after: such rows are always
 * redrawn.
 */
const hasNotice = ({ row, errors, questions }: LineRowProps): boolean =>
  errors[`lines-${row}-title`] !== undefined ||
  GRID_COLUMNS.some((column) => {
    const id = idOf(row, column)
    return errors[id] !== undefined || questions.questionId(id) !== undefined
  })

/**
 * A line of the grid. A key press in one row must not redraw three hundred: the callbacks of a row
 * read the current entries when they are called, so a row that isn't redrawn does no harm.
 */
export const LineRow = memo(
  Row,
  (one, other) =>
    one.row === other.row &&
    one.entry === other.entry &&
    one.line === other.line &&
    one.duty === other.duty &&
    one.totalMinor === other.totalMinor &&
    one.currency === other.currency &&
    (one.onRemove === null) === (other.onRemove === null) &&
    (one.onOptional === null) === (other.onOptional === null) &&
    (one.costs === null) === (other.costs === null) &&
    one.costs?.basis === other.costs?.basis &&
    sameMargin(one.costs?.margin, other.costs?.margin) &&
    !hasNotice(one) &&
    !hasNotice(other),
)
