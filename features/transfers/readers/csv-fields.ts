import type { DecimalSign } from '@/platform/amounts'

/** How the columns of a bank's CSV are read. Browser-safe. */

/** What a column can hold. */
export const CSV_FIELDS = [
  'bookedOn',
  'valueOn',
  'amount',
  'credit',
  'debit',
  'balance',
  'currency',
  'bankReference',
  'reference',
  'text',
  'partyName',
  'partyAccount',
] as const
export type CsvField = (typeof CSV_FIELDS)[number]

export const DAY_ORDERS = ['ymd', 'dmy', 'mdy'] as const
export type DayOrder = (typeof DAY_ORDERS)[number]

/** How the CSV of one bank is read. */
export interface CsvProfile {
  /** by column: what it holds, or '' for nothing of interest; several may be `text` */
  columns: readonly (CsvField | '')[]
  dayOrder: DayOrder
  sign: DecimalSign
}
