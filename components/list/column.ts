import type { ReactNode } from 'react'
import { dayText, deskDay, deskInstant } from '@/platform/dates'
import { factoryDay } from '@/platform/day'
import { formatMoney, plainAmount } from '@/platform/money'

export interface Money {
  minor: number
  currency: string
}

interface Face<Row> {
  label: string
  /** the order that its head gives the list */
  sort?: string
  /** what stands in the cell where that isn't its value alone; synchronous and without hooks */
  cell?: (row: Row) => ReactNode
  /** more than a line: `wrap` breaks it, `clip` cuts it off */
  long?: 'wrap' | 'clip'
}

/**
 * A column by what it holds: that says how it is written for a person, how it is aligned and how a
 * sheet has it. A day is `YYYY-MM-DD`, or the factory's of an instant.
 */
export type Column<Row> = Face<Row> &
  (
    | { kind: 'text' | 'code'; value: (row: Row) => string }
    | { kind: 'number'; value: (row: Row) => number | string }
    | { kind: 'money'; value: (row: Row) => Money | null }
    | { kind: 'day'; value: (row: Row) => string | Date | null }
    | { kind: 'instant'; value: (row: Row) => Date | null }
  )

/** A cell as a person reads it. */
export function cellText<Row>(column: Column<Row>, row: Row, locale = 'en'): string {
  switch (column.kind) {
    case 'money': {
      const money = column.value(row)
      return money ? formatMoney(money.minor, money.currency, locale) : ''
    }
    case 'day': {
      const day = column.value(row) ?? ''
      return day instanceof Date ? deskDay(day, locale) : dayText(day, locale)
    }
    case 'instant': {
      const at = column.value(row)
      return at ? deskInstant(at, locale) : ''
    }
    default:
      return String(column.value(row))
  }
}

/** Heads of a column in a sheet: an amount and its currency are two, so that it can be summed. */
export const sheetHeads = <Row>(
  { kind, label }: Column<Row>,
  ofCurrency: (label: string) => string,
): string[] => (kind === 'money' ? [label, ofCurrency(label)] : [label])

/** Cells of a column in a sheet, as a machine reads them: plain amounts, instants in UTC. */
export function sheetCells<Row>(column: Column<Row>, row: Row): string[] {
  switch (column.kind) {
    case 'money': {
      const money = column.value(row)
      return money ? [plainAmount(money.minor, money.currency), money.currency] : ['', '']
    }
    case 'day': {
      const day = column.value(row) ?? ''
      return [day instanceof Date ? factoryDay(day) : day]
    }
    case 'instant':
      return [column.value(row)?.toISOString() ?? '']
    default:
      return [String(column.value(row))]
  }
}
