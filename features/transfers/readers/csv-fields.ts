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

/** The profile by which one bank's CSV is read. */
export interface CsvProfile {
  /** by column: what it holds, or '' for a column to skip; several may be `text` */
  columns: readonly (CsvField | '')[]
  dayOrder: DayOrder
  sign: DecimalSign
}
