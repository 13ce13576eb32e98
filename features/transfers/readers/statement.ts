import type { Message } from '@/i18n/message'
import { isCurrency, minorDigits } from '@/platform/currencies'

export const FORMATS = ['camt053', 'mt940', 'csv'] as const

/** What every reader makes of a bank's file. Amounts are minor units; days are `YYYY-MM-DD`. */
export interface ReadStatement {
  format: (typeof FORMATS)[number]
  /** the account as the file names it, without spaces; '' where it names none */
  account: string
  currency: string
  /** the bank's id of this statement */
  id: string
  /** its number in the year or since the account was opened; null where the file has none */
  number: number | null
  /** null where the file has no balances */
  openingMinor: number | null
  closingMinor: number | null
  fromOn: string | null
  toOn: string | null
  entries: ReadEntry[]
}

/** A booked movement. */
export interface ReadEntry {
  /** above 0 came in, below 0 went out */
  amountMinor: number
  bookedOn: string
  valueOn: string
  /** the bank's own reference; '' for none */
  bankReference: string
  /** the reference that the payer gave in the field for it; '' for none */
  reference: string
  /** what the payer wrote */
  text: string
  /** the other side */
  partyName: string
  partyAccount: string
  /** reverses an earlier movement */
  isReversal: boolean
}

/** A file that can't be taken; the problem is for the person who uploaded it. */
export class StatementProblem extends Error {
  override name = 'StatementProblem'
  constructor(readonly problem: Message) {
    super(`${problem.code} ${JSON.stringify(problem.values ?? {})}`)
  }
}

export const MOST_FILE_BYTES = 20 * 1024 * 1024
export const MOST_ENTRIES = 50_000
const MOST_TEXT = 1_000

/** @throws StatementProblem */
export const refuse = (code: Message['code'], values?: NonNullable<Message['values']>): never => {
  throw new StatementProblem(values ? { code, values } : { code })
}

/**
 * Reads a decimal as banks write it, `1234.5` or `1234,50`, into minor units: exact, without floats.
 * @throws StatementProblem for text that is no amount, is finer than the currency, or exceeds 14 digits
 */
export function bankAmount(text: string, currency: string): number {
  const match = /^(\d{1,14})(?:[.,](\d*))?$/.exec(text.trim())
  if (!match || !isCurrency(currency)) return refuse('transfers.problems.amount', { text })
  const digits = minorDigits(currency)
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) return refuse('transfers.problems.amount', { text })
  const minor = Number(`${match[1]}${fraction.padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) ? minor : refuse('transfers.problems.amount', { text })
}

/** One line of text, bounded, without unprintable characters. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_TEXT)

/** An account number normalized for comparison: letters and digits only. */
export const bareAccount = (text: string): string => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

/**
 * A calendar day. Banks that count months of thirty days write 30 February for the month's last day.
 * @throws StatementProblem
 */
export function bankDay(year: number, month: number, day: number): string {
  if (month < 1 || month > 12 || day < 1 || day > 31)
    return refuse('transfers.problems.day', { text: `${year}-${month}-${day}` })
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(Math.min(day, last))}`
}
