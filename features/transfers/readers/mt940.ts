import { isCurrency } from '@/platform/currencies'
import {
  bankAmount,
  bankDay,
  bareAccount,
  MOST_ENTRIES,
  MOST_FILE_BYTES,
  oneLine,
  refuse,
  type ReadEntry,
  type ReadStatement,
} from './statement'

interface Field {
  tag: string
  text: string
}

/**
 * Reads MT940 (SWIFT customer statement), with or without its envelope. Pages with the same number are one
 * statement, the lines of a field one text; :86: is read by its codes where the bank uses any. Pure.
 * @throws StatementProblem
 */
export function readMt940(file: string): ReadStatement[] {
  if (file.length > MOST_FILE_BYTES) refuse('transfers.problems.too_large')
  const pages: Field[][] = []
  for (const field of fieldsOf(file)) {
    if (field.tag === '20') pages.push([])
    pages.at(-1)?.push(field)
  }
  if (pages.length === 0) refuse('transfers.problems.no_statement')
  const statements: ReadStatement[] = []
  let unfinished = false
  for (const page of pages) {
    const { statement, isLast, continues } = pageOf(page)
    const before = statements.at(-1)
    if (before && continues) {
      if (!unfinished || before.number !== statement.number) refuse('transfers.problems.pages')
      before.entries.push(...statement.entries)
      before.closingMinor = statement.closingMinor
      before.toOn = statement.toOn
      if (before.entries.length > MOST_ENTRIES)
        refuse('transfers.problems.too_many', { most: { whole: MOST_ENTRIES } })
    } else {
      if (unfinished) refuse('transfers.problems.pages')
      statements.push(statement)
    }
    unfinished = !isLast
  }
  if (unfinished) refuse('transfers.problems.cut')
  return statements
}

/** The fields of a file, each with its continuation lines. */
function fieldsOf(file: string): Field[] {
  const fields: Field[] = []
  for (const line of file.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const begins = /^(?:\{4:)?:(\d{2}[A-Z]?):(.*)$/.exec(line)
    if (begins) fields.push({ tag: begins[1] ?? '', text: begins[2] ?? '' })
    else if (/^-\}?|^\{/.test(line) || line.trim() === '') continue
    else {
      const last = fields.at(-1)
      if (last) last.text += `\n${line}`
    }
  }
  return fields
}

function pageOf(fields: readonly Field[]): {
  statement: ReadStatement
  isLast: boolean
  continues: boolean
} {
  const of = (...tags: string[]) => fields.find(({ tag }) => tags.includes(tag))
  const account = of('25', '25P')?.text ?? ''
  const opening = of('60F', '60M')
  const closing = of('62F', '62M')
  // A statement without a closing balance was cut off.
  if (!opening || !closing) return refuse('transfers.problems.cut')
  const openingBalance = balanceOf(opening.text)
  const closed = balanceOf(closing.text)
  if (closed.currency !== openingBalance.currency)
    refuse('transfers.problems.mixed_currency', {
      currency: openingBalance.currency,
      other: closed.currency,
    })
  const entries: ReadEntry[] = []
  for (const field of fields) {
    // What follows the last balance is about the statement as a whole.
    if (field === closing) break
    const last = entries.at(-1)
    if (field.tag === '61') entries.push(entryOf(field.text, openingBalance.currency))
    else if (field.tag === '86' && last) Object.assign(last, detailsOf(field.text, last))
  }
  const number = /^(\d{1,9})/.exec(of('28C', '28')?.text ?? '')?.[1]
  return {
    isLast: closing.tag === '62F',
    continues: opening.tag === '60M',
    statement: {
      format: 'mt940',
      // a bank's code may precede it, separated by a slash, and the currency may follow it
      account: bareAccount((account.split('\n')[0] ?? '').replace(/^.*\//, '')).slice(0, 40),
      currency: openingBalance.currency,
      id: oneLine(`${of('20')?.text ?? ''} ${of('28C', '28')?.text ?? ''}`).slice(0, 100),
      number: number === undefined ? null : Number(number),
      openingMinor: openingBalance.amountMinor,
      closingMinor: closed.amountMinor,
      fromOn: openingBalance.on,
      toOn: closed.on,
      entries,
    },
  }
}

function balanceOf(text: string): { amountMinor: number; currency: string; on: string } {
  const match = /^([CD])(\d{6})([A-Z]{3})([\d,]+)$/.exec(text.trim())
  const [, side, day = '', currency = '', amount = ''] = match ?? []
  if (!match || !isCurrency(currency)) return refuse('transfers.problems.balance', { text })
  const amountMinor = bankAmount(amount, currency)
  return { amountMinor: side === 'D' ? -amountMinor : amountMinor, currency, on: shortDay(day) }
}

const LINE =
  /^(\d{6})(\d{4}| {4})?(R?[CD])([A-Z])?(\d[\d,]{0,15})([A-Z][A-Z0-9]{3})([^\n]*?)(?:\/\/([^\n]*))?(?:\n([\s\S]*))?$/

function entryOf(line: string, currency: string): ReadEntry {
  const match = LINE.exec(line)
  if (!match) return refuse('transfers.problems.line', { text: line.slice(0, 60) })
  const [
    ,
    value = '',
    entry = '',
    side = '',
    ,
    amount = '',
    ,
    reference = '',
    bank = '',
    more = '',
  ] = match
  const amountMinor = bankAmount(amount, currency)
  const valueOn = shortDay(value)
  // The reversal of a credit goes out, that of a debit comes in.
  const comesIn = side === 'C' || side === 'RD'
  return {
    amountMinor: comesIn ? amountMinor : -amountMinor,
    valueOn,
    bookedOn: entry.trim() ? nearestDay(valueOn, entry) : valueOn,
    bankReference: oneLine(bank).slice(0, 100),
    reference: /^NON(REF)?$/i.test(reference.trim()) ? '' : oneLine(reference).slice(0, 100),
    text: oneLine(more),
    partyName: '',
    partyAccount: '',
    isReversal: side.startsWith('R'),
  }
}

const shortDay = (day: string): string =>
  bankDay(
    (Number(day.slice(0, 2)) >= 80 ? 1900 : 2000) + Number(day.slice(0, 2)),
    Number(day.slice(2, 4)),
    Number(day.slice(4, 6)),
  )

/** Booking days have no year: the one nearest to the value day is taken. */
function nearestDay(valueOn: string, monthDay: string): string {
  const year = Number(valueOn.slice(0, 4))
  const [month, day] = [Number(monthDay.slice(0, 2)), Number(monthDay.slice(2))]
  const far = (each: string) => Math.abs(Date.parse(each) - Date.parse(valueOn))
  const [nearest = valueOn] = [year - 1, year, year + 1]
    .map((each) => bankDay(each, month, day))
    .toSorted((a, b) => far(a) - far(b))
  return nearest
}

/** What the other side wrote: by the numbered codes of German banks, by codes between slashes, or as free text. */
function detailsOf(
  text: string,
  entry: ReadEntry,
): Pick<ReadEntry, 'text' | 'partyName' | 'partyAccount' | 'reference'> {
  const joined = text.replaceAll('\n', '')
  if (/^\d{3}\?/.test(joined)) {
    const codes = new Map(
      joined
        .split('?')
        .slice(1)
        .map((each) => [each.slice(0, 2), each.slice(2)] as const),
    )
    const all = (from: number, to: number) =>
      [...codes]
        .filter(([code]) => Number(code) >= from && Number(code) <= to)
        .map(([, each]) => each)
    const remittance = [...all(20, 29), ...all(60, 63)].join('')
    return {
      reference: entry.reference,
      text: oneLine(remittance),
      partyName: oneLine(all(32, 33).join('')).slice(0, 140),
      partyAccount: bareAccount(codes.get('31') ?? '').slice(0, 40),
    }
  }
  const coded = (code: string) => new RegExp(`/${code}/(.*?)(?=/[A-Z]{3,5}/|$)`).exec(joined)?.[1]
  const other = coded('CNTP')?.split('/') ?? []
  const reference = coded('EREF') ?? ''
  return {
    reference: entry.reference || (reference === 'NOTPROVIDED' ? '' : oneLine(reference)),
    text: oneLine((coded('REMI') ?? text).replace(/^(USTD|STRD)?\/+/, '') || joined || entry.text),
    partyName: oneLine(coded('NAME') ?? other[2] ?? '').slice(0, 140),
    partyAccount: bareAccount(coded('IBAN') ?? other[0] ?? '').slice(0, 40),
  }
}
