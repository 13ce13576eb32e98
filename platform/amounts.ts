/**
 * The only reader of typed numbers: amounts, prices, weights, percentages, quantities. People write 1,234.50,
 * 1.234,50, 1 234,50, 1'234.50 and 12,34,567; an ambiguous number is asked about, never guessed. Pure; browser-safe.
 */

import { isCurrency, minorDigits } from './currencies'

/** The sign between whole and fraction in the reader's language. */
export type DecimalSign = '.' | ','

export type Refusal = 'not_a_number' | 'negative' | 'too_precise' | 'too_large' | 'other_currency'

export type Reading<T> =
  | { is: 'empty' }
  | { is: 'read'; value: T }
  /**
   * both possible readings, the larger first; a fraction that is too fine is rounded half up. `sign` is the decimal
   * sign of the smaller one
   */
  | { is: 'ambiguous'; readings: [T, T]; sign: DecimalSign }
  | { is: 'refused'; why: Refusal }

/** How a number is to be read. */
export interface Writing {
  /** the writer's decimal sign, where it is known */
  sign?: DecimalSign | undefined
  /** the writer chose the sign: nothing is asked, and nothing that it makes of a number is rounded */
  declared?: boolean
  /** allows negative numbers */
  signed?: boolean
}

const MOST_DIGITS = 12

/**
 * The decimal sign that all of these languages use; undefined where they differ or use another, so that an ambiguous
 * number is asked about.
 * @param locales BCP 47 tags, such as the page's and the browser's; unknown ones are ignored
 */
export function decimalSignOf(locales: readonly string[]): DecimalSign | undefined {
  const signs = new Set(locales.flatMap((locale) => signOf(locale) ?? []))
  const [sign] = signs
  return signs.size === 1 && (sign === '.' || sign === ',') ? sign : undefined
}

const decimalSigns = new Map<string, string | undefined>()

function signOf(locale: string): string | undefined {
  if (!decimalSigns.has(locale)) decimalSigns.set(locale, writtenIn(locale))
  return decimalSigns.get(locale)
}

function writtenIn(locale: string): string | undefined {
  try {
    const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
    return parts.find(({ type }) => type === 'decimal')?.value
  } catch {
    // Not a language tag: a browser or a header may contain anything.
    return undefined
  }
}

/**
 * The decimal sign shown by numbers written together: one clear number ("1.234,50") settles the others of its
 * column. Undefined where none is clear or two contradict.
 */
export function decimalSignIn(texts: Iterable<string>): DecimalSign | undefined {
  const signs = new Set<DecimalSign>()
  for (const text of texts) {
    const parts = partsOf(text)
    const body = parts && bodyOf(parts.body)
    if (body?.length === 1 && body[0].sign) signs.add(body[0].sign)
    if (signs.size > 1) return undefined
  }
  return [...signs][0]
}

/** Reads an amount of a currency as integer minor units; its sign or code may stand beside it. */
export function readAmount(
  text: string,
  { currency, ...writing }: Writing & { currency: string },
): Reading<number> {
  const decimals = isCurrency(currency) ? minorDigits(currency) : 2
  const reading = read(text, decimals, writing, currency)
  return mapped(reading, (decimal) => Number(decimal.replace('.', '')))
}

/** Reads a decimal such as a weight or a percentage as canonical text ("1234.5"). */
export function readDecimal(
  text: string,
  { decimals, ...writing }: Writing & { decimals: number },
): Reading<string> {
  return mapped(read(text, decimals, writing), (decimal) => {
    const [whole = '0', fraction = ''] = decimal.split('.')
    const short = fraction.replace(/0+$/, '')
    return short === '' ? whole : `${whole}.${short}`
  })
}

/** Reads a whole number such as a quantity. */
export function readWhole(text: string, writing: Writing = {}): Reading<number> {
  return mapped(read(text, 0, writing), Number)
}

function mapped<T>(reading: Reading<string>, to: (decimal: string) => T): Reading<T> {
  if (reading.is === 'read') return { is: 'read', value: to(reading.value) }
  if (reading.is !== 'ambiguous') return reading
  const [larger, smaller] = reading.readings
  return { ...reading, readings: [to(larger), to(smaller)] }
}

interface Parts {
  negative: boolean
  currencies: string[]
  /** digits and their separators */
  body: string
}

/** Digits of a number, and its decimal sign, if it has one. */
interface Digits {
  whole: string
  fraction: string
  sign?: DecimalSign
}

function read(
  text: string,
  decimals: number,
  { signed = false, ...writing }: Writing,
  currency?: string,
): Reading<string> {
  const [plainly, digits, fraction = ''] = PLAIN.exec(text) ?? []
  if (plainly !== undefined && fraction.length <= decimals)
    return {
      is: 'read',
      value: decimals === 0 ? (digits ?? '') : `${digits}.${fraction.padEnd(decimals, '0')}`,
    }
  if (text.trim() === '') return { is: 'empty' }
  const parts = partsOf(text)
  const options = parts && bodyOf(parts.body)
  if (!parts || !options) return { is: 'refused', why: 'not_a_number' }
  const stranger = strangerAmong(parts.currencies, currency)
  if (stranger) return { is: 'refused', why: stranger }
  if (options.some(({ whole }) => whole.length > MOST_DIGITS))
    return { is: 'refused', why: 'too_large' }
  const [first, second] = options.length === 2 ? settle(options, decimals, writing) : options
  const value = written(first, decimals, parts.negative)
  if (parts.negative && !signed && /[1-9]/.test(value)) return { is: 'refused', why: 'negative' }
  if (!second) return fits(first, decimals) ? { is: 'read', value } : TOO_PRECISE
  const other = written(rounded(second, decimals), decimals, parts.negative)
  return { is: 'ambiguous', readings: [value, other], sign: second.sign ?? '.' }
}

/** Most numbers are written like this, and have one reading only; a sheet has millions. */
const PLAIN = /^(0|[1-9]\d{0,11})(?:\.(\d{1,2}))?$/

const TOO_PRECISE = { is: 'refused', why: 'too_precise' } as const

const CURRENCY = String.raw`[A-Za-z]{0,3}\p{Sc}|[A-Za-z]{3}|Rs\.?|元`
const NUMBER = new RegExp(
  String.raw`^([+-]?)\s*(${CURRENCY})?\s*([+-]?)\s*([\d.,][\d.,' ]*?)\s*(${CURRENCY})?$`,
  'iu',
)

function partsOf(text: string): Parts | null {
  // Most numbers are plain, and a sheet has millions.
  if (/^[\d.,]+$/.test(text)) return { negative: false, currencies: [], body: text }
  const match = NUMBER.exec(plain(text))
  if (!match) return null
  const [, outer = '', before, inner = '', body = '', after] = match
  if (outer && inner) return null
  return {
    negative: outer === '-' || inner === '-',
    currencies: [before, after].flatMap((each) => each?.toUpperCase() ?? []),
    body,
  }
}

/**
 * Replaces full-width and Devanagari digits, spaces of every width, typographic minus and apostrophe by plain ones.
 */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966))
    .replaceAll('。', '.')
    .replaceAll('−', '-')
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()

const SPACED = /^(\d{1,3})(?:([ '])(\d{3}(?:\2\d{3})*))(?:([.,])(\d+))?$/
const grouped = (text: string, group: DecimalSign): boolean =>
  new RegExp(String.raw`^\d{1,3}([${group}]\d{3})+$`).test(text) ||
  // Lakh and crore
  (group === ',' && /^\d{1,2}(,\d{2})+,\d{3}$/.test(text))

/** The possible readings of a number: one, or two (first as a group, then as a fraction); null for none. */
function bodyOf(body: string): [Digits] | [Digits, Digits] | null {
  if (/^\d+$/.test(body)) return [{ whole: body, fraction: '' }]
  if (/[ ']/.test(body)) {
    const [matched, first = '', , rest = '', sign, fraction = ''] = SPACED.exec(body) ?? []
    if (matched === undefined) return null
    const whole = `${first}${rest.replaceAll(/\D/g, '')}`
    return [{ whole, fraction, ...(sign ? { sign: sign as DecimalSign } : {}) }]
  }
  const signs = body.replaceAll(/\d/g, '')
  const sign: DecimalSign = signs.endsWith('.') ? '.' : ','
  const group: DecimalSign = sign === '.' ? ',' : '.'
  const at = body.lastIndexOf(sign)
  const [before, fraction] = [body.slice(0, at), body.slice(at + 1)]
  if (signs.length === 1) {
    if (before === '' && fraction === '') return null
    const decimal: Digits = { whole: before || '0', fraction, sign }
    // "12." is a number being typed.
    if (fraction === '') return [{ whole: before, fraction: '' }]
    return /^[1-9]\d{0,2}$/.test(before) && fraction.length === 3
      ? [{ whole: `${before}${fraction}`, fraction: '', sign: group }, decimal]
      : [decimal]
  }
  if (signs === sign.repeat(signs.length))
    return grouped(body, sign)
      ? [{ whole: body.replaceAll(sign, ''), fraction: '', sign: group }]
      : null
  if (!grouped(before, group) || fraction === '') return null
  return [{ whole: before.replaceAll(group, ''), fraction, sign }]
}

/**
 * Whether a text could hold an ambiguous number (`1.234`): false is certain. Fast, for the millions of cells that
 * can't.
 */
export const mayBeTwo = (text: string): boolean => /\d[.,]\d{3}(?!\d)|[^\p{ASCII}]/u.test(text)

/** Decides between two readings, by the writer's sign and by what the number can be. */
function settle(
  [group, decimal]: [Digits, Digits],
  decimals: number,
  { sign, declared = false }: Writing,
): [Digits] | [Digits, Digits] {
  if (sign !== undefined && declared) return [sign === decimal.sign ? decimal : group]
  if (sign !== undefined && sign === group.sign) return [group]
  // Nobody has 1.250 pieces.
  if (decimals === 0 && !fits(decimal, 0)) return [group]
  // 1.000 pieces may be one, but nobody writes it like that on purpose.
  const clear = sign === decimal.sign && decimals > 0 && fits(decimal, decimals)
  return clear ? [decimal] : [group, decimal]
}

const fits = ({ fraction }: Digits, decimals: number): boolean =>
  fraction.replace(/0+$/, '').length <= decimals

/** Rounds half up to a number of decimals. */
function rounded({ whole, fraction }: Digits, decimals: number): Digits {
  const scaled = BigInt(`${whole}${fraction.padEnd(decimals + 1, '0').slice(0, decimals + 1)}`)
  const digits = String((scaled + 5n) / 10n).padStart(decimals + 1, '0')
  return {
    whole: digits.slice(0, digits.length - decimals),
    fraction: decimals === 0 ? '' : digits.slice(-decimals),
  }
}

function written({ whole, fraction }: Digits, decimals: number, negative: boolean): string {
  const digits = whole.replace(/^0+(?=\d)/, '')
  const cut = fraction.slice(0, decimals).padEnd(decimals, '0')
  const decimal = cut === '' ? digits : `${digits}.${cut}`
  return negative && /[1-9]/.test(decimal) ? `-${decimal}` : decimal
}

/** The currencies of an ambiguous sign; every other sign belongs to one currency. */
const SIGNS: Record<string, readonly string[]> = {
  $: ['USD', 'MXN'],
  US$: ['USD'],
  MX$: ['MXN'],
  '€': ['EUR'],
  '£': ['GBP'],
  '₹': ['INR'],
  RS: ['INR'],
  'RS.': ['INR'],
}

function strangerAmong(written: readonly string[], currency: string | undefined): Refusal | null {
  for (const each of written) {
    if (currency === undefined) return 'not_a_number'
    if (each === currency || SIGNS[each]?.includes(currency)) continue
    const isCurrency =
      /\p{Sc}|元|^RS/u.test(each) || Intl.supportedValuesOf('currency').includes(each)
    return isCurrency || each === 'RMB' ? 'other_currency' : 'not_a_number'
  }
  return null
}
