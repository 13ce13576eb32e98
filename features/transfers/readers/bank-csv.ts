import { isValidIBAN } from 'ibantools'
import { decimalSignIn, readAmount, type DecimalSign } from '@/platform/amounts'
import { csvRows } from '@/platform/sheets/csv-read'
import { SheetProblem, type SheetRow } from '@/platform/sheets/sheet'
import { CSV_FIELDS, type CsvField, type CsvProfile, type DayOrder } from './csv-fields'
import {
  bankDay,
  bareAccount,
  MOST_ENTRIES,
  oneLine,
  refuse,
  StatementProblem,
  type ReadEntry,
  type ReadStatement,
} from './statement'

/** The table within a CSV, below the bank's preamble. */
export interface CsvTable {
  head: readonly string[]
  rows: readonly SheetRow[]
  /** the IBAN of the account, where one stands above the head; else '' */
  account: string
}

/** How banks head their columns, in the languages of the files we were sent. */
const HEADINGS: Readonly<Record<CsvField, RegExp>> = {
  valueOn: heads('value ?date|valuta(datum)?|wertstellung|fecha valor|date de valeur|起息日'),
  bookedOn: heads(
    '(booking|posting|transaction|completed)? ?date( ?time)?|buchung(stag|sdatum)?|fecha|datum|交易日期|交易时间|记账日期|日期',
  ),
  credit: heads(
    'credit( amount)?|paid in|deposits?|money in|haben|abono|贷方(发生额|金额)?|收入(金额)?|贷',
  ),
  debit: heads(
    'debit( amount)?|paid out|withdrawals?|money out|soll|cargo|借方(发生额|金额)?|支出(金额)?|借',
  ),
  amount: heads('amount|net amount|betrag|importe|monto|montant|交易金额|金额|发生额'),
  balance: heads('(running |account )?balance|saldo|solde|余额|账户余额'),
  currency: heads('currency|ccy|währung|moneda|devise|币种'),
  bankReference: heads(
    '(transferwise|transaction|wise|payment)? ?id|bank reference|交易流水号|流水号|交易编号',
  ),
  reference: heads('payment reference|end.?to.?end.*|reference|verwendungszweck|referencia'),
  text: heads('description|details|narrative|remittance.*|memo|note|concepto|摘要|附言|用途|备注'),
  partyName: heads(
    'payer name|counterparty( name)?|name|auftraggeber.*|对方(户名|名称)|付款人名称',
  ),
  partyAccount: heads(
    'payer account.*|counterparty account.*|iban|kontonummer.*|对方(账号|账户)|付款人账号',
  ),
}

function heads(names: string): RegExp {
  return new RegExp(`^(${names})$`)
}

const MOST_PREAMBLE = 40
const tidy = (cell: string): string =>
  cell
    .normalize('NFKC')
    // Banks put a tab, a quote or a formula before a long number, so that spreadsheets don't drop digits.
    .replace(/^[\t'\s]*(?:="?)?/, '')
    .replace(/"?\s*$/, '')
    .trim()

/**
 * The table of a bank's CSV, below whatever stands before it. Pure.
 * @throws StatementProblem
 */
export function csvTable(file: string): CsvTable {
  let rows: SheetRow[]
  try {
    rows = csvRows(file)
  } catch (error) {
    if (error instanceof SheetProblem) throw new StatementProblem(error.problem)
    throw error
  }
  const tidied = rows.map((row) => ({ ...row, cells: row.cells.map(tidy) }))
  const knownColumns = (cells: readonly string[]) => guessColumns(cells).filter(Boolean).length
  const heads = tidied.slice(0, MOST_PREAMBLE)
  const best = heads.reduce<{ at: number; known: number }>(
    (most, { cells }, at) =>
      knownColumns(cells) > most.known ? { at, known: knownColumns(cells) } : most,
    { at: -1, known: 0 },
  )
  // No known heading was found: the head is the first row as wide as the table.
  const widest = Math.max(0, ...heads.map(({ cells }) => cells.filter(Boolean).length))
  const at =
    best.known >= 2
      ? best.at
      : heads.findIndex(({ cells }) => cells.filter(Boolean).length >= widest)
  const head = tidied[at]?.cells ?? []
  if (head.length < 2) refuse('transfers.problems.no_statement')
  if (tidied.length - at - 1 > MOST_ENTRIES)
    refuse('transfers.problems.too_many', { most: { whole: MOST_ENTRIES } })
  const above = tidied.slice(0, at).flatMap(({ cells }) => cells.map(bareAccount))
  return {
    head,
    rows: tidied.slice(at + 1),
    account: above.find((cell) => isValidIBAN(cell)) ?? '',
  }
}

/** The text by which a bank's CSV is recognized: the names of its columns, normalized. Pure. */
export const headOf = ({ head }: Pick<CsvTable, 'head'>): string =>
  head.map((cell) => cell.toLowerCase().replaceAll(/\s+/g, ' ')).join('\u001F')

/** Whether a profile gives the day and the amount of each movement. Pure. */
export function isWhole({ columns }: Pick<CsvProfile, 'columns'>): boolean {
  const has = new Set<CsvField | ''>(columns)
  return has.has('bookedOn') && (has.has('amount') || (has.has('credit') && has.has('debit')))
}

const guessColumns = (head: readonly string[]): (CsvField | '')[] => {
  const usedFields = new Set<CsvField>()
  return head.map((cell) => {
    const name = cell
      .toLowerCase()
      .replaceAll(/[_\s]+/g, ' ')
      .replace(/\s*\(.*\)$/, '')
    const field = CSV_FIELDS.find((each) => HEADINGS[each].test(name))
    if (!field || (usedFields.has(field) && field !== 'text')) return ''
    usedFields.add(field)
    return field
  })
}

/** Guesses the profile of a table; a person confirms or corrects it. Pure. */
export function guessProfile({ head, rows }: CsvTable): CsvProfile {
  const columns = guessColumns(head)
  const cells = (...fields: CsvField[]) =>
    rows.flatMap((row) => row.cells.filter((_, i) => fields.includes(columns[i] || 'text')))
  const amounts = cells('amount', 'credit', 'debit', 'balance').filter((each) => each !== '')
  return {
    columns,
    dayOrder: orderOf(cells('bookedOn')),
    sign: decimalSignIn(amounts) ?? '.',
  }
}

/** Decided by the first day that can be read in one order only. */
function orderOf(days: readonly string[]): DayOrder {
  for (const day of days) {
    const [first = '', second = ''] = day.match(/\d+/g) ?? []
    if (first.length >= 4) return 'ymd'
    if (Number(first) > 12) return 'dmy'
    if (Number(second) > 12) return 'mdy'
  }
  return 'dmy'
}

/**
 * The movements of a table, by a profile. Several rows may share a bank's id, such as a transfer and its fee: rows
 * are told apart by their whole content. Rows in other currencies belong to sister accounts and are left out.
 * @param account the account it is said to be of, since the file rarely tells
 * @throws StatementProblem, `other_currency` where all rows are in another currency
 */
export function readCsv(
  { rows }: CsvTable,
  profile: CsvProfile,
  { account, currency, id }: { account: string; currency: string; id: string },
): ReadStatement {
  const entries: ReadEntry[] = []
  const balances: (number | null)[] = []
  const others = new Set<string>()
  for (const { line, cells } of rows) {
    const all = (field: CsvField) => cells.filter((_, i) => profile.columns[i] === field)
    const one = (field: CsvField) => all(field)[0] ?? ''
    // Totals and remarks below a table have no day.
    if (!/\d/.test(one('bookedOn'))) continue
    const other = one('currency').toUpperCase()
    if (other && other !== currency && /^[A-Z]{3}$/.test(other)) {
      others.add(other)
      continue
    }
    const amount = (field: CsvField) => amountOf(one(field), currency, profile.sign, line)
    const single = amount('amount')
    const amountMinor = single ?? Math.abs(amount('credit') ?? 0) - Math.abs(amount('debit') ?? 0)
    if (amountMinor === 0) continue
    const bookedOn = dayOf(one('bookedOn'), profile.dayOrder, line)
    balances.push(amount('balance'))
    entries.push({
      amountMinor,
      bookedOn,
      valueOn: one('valueOn') ? dayOf(one('valueOn'), profile.dayOrder, line) : bookedOn,
      bankReference: oneLine(one('bankReference')).slice(0, 100),
      reference: oneLine(one('reference')).slice(0, 140),
      text: oneLine(all('text').join(' ')),
      partyName: oneLine(one('partyName')).slice(0, 140),
      partyAccount: bareAccount(one('partyAccount')).slice(0, 40),
      isReversal: false,
    })
  }
  if (entries.length === 0 && others.size > 0)
    refuse('transfers.problems.other_currency', {
      currency: [...others].toSorted().join(', '),
      expected: currency,
    })
  if (entries.length === 0) refuse('transfers.problems.no_entries')
  const days = entries.map(({ bookedOn }) => bookedOn).toSorted()
  return {
    format: 'csv',
    account,
    currency,
    id,
    number: null,
    ...endsOf(entries, balances),
    fromOn: days[0] ?? null,
    toOn: days.at(-1) ?? null,
    entries,
  }
}

/** The opening and closing balance, where each row has the balance after it, oldest or newest first. */
function endsOf(
  entries: readonly ReadEntry[],
  balances: readonly (number | null)[],
): { openingMinor: number | null; closingMinor: number | null } {
  const runs = (rows: readonly { amount: number; balance: number | null }[]) =>
    rows.every(
      ({ amount, balance }, i) =>
        balance !== null && (i === 0 || (rows[i - 1]?.balance ?? 0) + amount === balance),
    )
  const rows = entries.map(({ amountMinor }, i) => ({
    amount: amountMinor,
    balance: balances[i] ?? null,
  }))
  const ordered = [rows, rows.toReversed()].find(runs)
  const [first, last] = [ordered?.[0], ordered?.at(-1)]
  return first?.balance == null || last?.balance == null
    ? { openingMinor: null, closingMinor: null }
    : { openingMinor: first.balance - first.amount, closingMinor: last.balance }
}

function amountOf(text: string, currency: string, sign: DecimalSign, line: number): number | null {
  const negative = /^\(.*\)$|^[-−]|[-−]$/.test(text)
  const bare = text.replaceAll(/[()\-−+]/g, '').trim()
  if (bare === '') return null
  const read = readAmount(bare, { currency, sign, declared: true })
  if (read.is !== 'read')
    return refuse('transfers.problems.cell', { line, text: text.slice(0, 40) })
  return negative ? -read.value : read.value
}

function dayOf(text: string, order: DayOrder, line: number): string {
  const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text)
  const [a = '', b = '', c = ''] = compact?.slice(1) ?? text.match(/\d+/g) ?? []
  const [year, month, day] =
    a.length === 4
      ? [a, b, c]
      : order === 'mdy'
        ? [c, a, b]
        : order === 'ymd'
          ? [a, b, c]
          : [c, b, a]
  if (year === '' || month === '' || day === '')
    return refuse('transfers.problems.cell', { line, text: text.slice(0, 40) })
  return bankDay(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day))
}
