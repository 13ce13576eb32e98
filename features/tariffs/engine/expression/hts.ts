import { divide, ratio, rational } from '../rational'
import type { DutyComponent, ExpressionId } from './components'
import { DutySentenceError } from './error'
import { Reader, takeNumber, vocabulary } from './reader'
import { UNITS } from './units'

const takeUnit = vocabulary(UNITS, ({ names }) => names)
const PLUS: readonly ExpressionId[] = ['01', '04', '19', '20']
const CHAPTER_99 =
  /^the (?:duty|rate) (?:provided|applicable)[^+%]*?(?:subheading|provision)s?\s*(?:\+|plus)\s*/i

/**
 * Reads a rate of the US tariff schedule: `Free`, `6.8%`, `12.1¢/kg + 4.6%`, `$1.50/doz`. Amounts
 * come out in US dollars.
 * @throws DutySentenceError for anything else; a rate that can't be read is never zero
 */
export function parseHtsRate(rate: string): DutyComponent[] {
  const reader = new Reader(rate)
  reader.skipSpace()
  if (reader.take(/free\b/iy) !== null) {
    expectEnd(reader, rate)
    return [{ expression: '01', amount: rational('0'), currency: null, unit: null }]
  }
  const components = [takePart(reader, '01')]
  while (!reader.atEnd) {
    const id = PLUS[components.length]
    if (reader.take(/\+|plus\b/iy) === null || !id) throw unreadable(reader)
    components.push(takePart(reader, id))
  }
  return components
}

/**
 * Reads what a chapter 99 heading adds: `The duty provided in the applicable subheading + 25%`.
 * @returns the added part; null for a heading that adds nothing to the applicable subheading
 * @throws DutySentenceError
 */
export function parseChapter99Rate(rate: string): DutyComponent[] | null {
  const added = rate.trim().replace(CHAPTER_99, '')
  if (added !== rate.trim()) return parseHtsRate(added)
  if (
    /^the (?:duty|rate) (?:provided|applicable)[^+%]*$/i.test(added) ||
    /^no change$/i.test(added)
  )
    return null
  return parseHtsRate(added)
}

function takePart(reader: Reader, expression: ExpressionId): DutyComponent {
  reader.skipSpace()
  const dollars = reader.take(/\$/y) !== null
  const number = takeNumber(reader)
  if (number === null) throw unreadable(reader)
  reader.skipSpace()
  if (!dollars && reader.take(/%/y) !== null)
    return { expression, amount: rational(number), currency: null, unit: null }
  if (!dollars && reader.take(/¢|cents?\b|c(?=\s*(?:\/|each|per))/iy) === null)
    throw unreadable(reader)
  const amount = dollars ? rational(number) : divide(rational(number), ratio(100n, 1n))
  reader.skipSpace()
  if (reader.take(/\/|per\b/iy) === null && !reader.sees(/each\b/iy))
    return { expression, amount, currency: 'USD', unit: null }
  const unit = takeUnit(reader)
  if (!unit) throw unreadable(reader)
  return { expression, amount, currency: 'USD', unit: unit.code }
}

function expectEnd(reader: Reader, rate: string): void {
  // A special rate is followed by its programmes in brackets: `Free (A, AU, S)`.
  reader.skipSpace()
  reader.take(/\([A-Z0-9+*, ]+\)/y)
  if (!reader.atEnd) throw unreadable(new Reader(rate, reader.position))
}

const unreadable = (reader: Reader): DutySentenceError =>
  new DutySentenceError(
    'InvalidRate',
    reader.position,
    reader.atEnd
      ? { code: 'tariffImport.sentence.rate_follows' }
      : { code: 'tariffImport.sentence.no_rate', values: { text: reader.ahead } },
  )
