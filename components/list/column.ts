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
  /** the order of the list that its heading chooses */
  sort?: string
  /** content of the cell where it is more than the value; synchronous and without hooks */
  cell?: (row: Row) => ReactNode
  /** for texts longer than a line: `wrap` breaks them, `clip` cuts them off */
  long?: 'wrap' | 'clip'
}

/**
 * A column by the type of its values, which decides how they are written for a person, aligned, and
 * written into a sheet. A day is `YYYY-MM-DD`, or the factory's day of an instant.
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

/** Headings of a column in a sheet: an amount and its currency are two, so that it can be summed. */
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
