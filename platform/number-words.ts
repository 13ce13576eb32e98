import type { Message, MessageValue } from '@/i18n/message'
import en from '@/messages/en/numbers.json'
import {
  readAmount,
  readDecimal,
  readWhole,
  type DecimalSign,
  type Reading,
  type Refusal,
  type Writing,
} from './amounts'
import { fill } from './fill'
import { minorDigits } from './currencies'
import { formatDecimal, formatMoney, formatWhole, plainAmount } from './money'

/** How a typed number is read, and why it is refused. Pure; browser-safe, and without a message formatter. */

const TEXTS: Record<string, typeof en> = { en }
const textsIn = (locale: string): typeof en => TEXTS[locale] ?? en

/** One of two possible meanings of a number. */
export interface Choice {
  value: MessageValue
  /** as the field shows it once it is chosen: it has one meaning for every reader */
  plain: string
  /** the decimal sign of a writer who means this one */
  sign: DecimalSign
}

/** The result of reading a number: its value, or what to ask or to say. `undefined` where nothing was typed. */
export interface ReadNumber<T> {
  value: T | undefined
  /** why it is refused, as a sentence to show */
  complaint: Message | null
  /** the same, for a caller with better words */
  why: Refusal | 'ambiguous' | null
  /** as a field shows it: with one meaning for every reader; null where it can't be read */
  plain: string | null
  /** the possible meanings of an ambiguous number */
  choices: readonly Choice[]
}

/** The question above the choices. */
export const questionText = (locale: string): string => textsIn(locale).question

/** What a choice shows. */
export const choiceText = ({ value }: Choice, locale: string): string => shown(value, locale)

/** The words of a number's complaint, where no message formatter is available. */
export function complaintText({ code, values = {} }: Message, locale: string): string {
  const words: Partial<Record<string, string>> = textsIn(locale)
  return fill(
    words[code.replace(/^numbers\./, '')] ?? textsIn(locale).not_a_number,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value, locale)])),
  )
}

function shown(value: MessageValue, locale: string): string {
  if (typeof value !== 'object') return String(value)
  if ('amountMinor' in value) return formatMoney(value.amountMinor, value.currency, locale)
  if ('whole' in value) return formatWhole(value.whole, locale)
  return 'decimal' in value ? formatDecimal(value.decimal, locale) : ''
}

/** How one kind of number is written. Made once: a sheet reads millions. */
interface Kind<T> {
  /** as a field shows it: with one meaning for every reader */
  plain: (value: T, currency: string) => string
  /** as a value in a sentence */
  value: (value: T, currency: string) => MessageValue
}

const AMOUNT: Kind<number> = {
  plain: plainAmount,
  value: (amountMinor, currency) => ({ amountMinor, currency }),
}
const DECIMAL: Kind<string> = {
  // Three digits behind the sign would be ambiguous again.
  plain: (decimal) => decimal.replace(/\.\d{3}$/, '$&0'),
  value: (decimal) => ({ decimal }),
}
const WHOLE: Kind<number> = {
  plain: String,
  value: (whole) => ({ whole }),
}

/** Reads an amount in minor units of a currency. */
export const amountOf = (
  text: string,
  writing: Writing & { currency: string },
): ReadNumber<number> =>
  readNumber(
    text,
    readAmount(text, writing),
    AMOUNT,
    minorDigits(writing.currency),
    writing.currency,
  )

/** Reads a decimal, as canonical text. */
export const decimalOf = (
  text: string,
  writing: Writing & { decimals: number },
): ReadNumber<string> => readNumber(text, readDecimal(text, writing), DECIMAL, writing.decimals)

/** Reads a whole number. */
export const wholeOf = (text: string, writing: Writing = {}): ReadNumber<number> =>
  readNumber(text, readWhole(text, writing), WHOLE, 0)

const NOTHING = {
  value: undefined,
  complaint: null,
  why: null,
  plain: null,
  choices: [],
} as const

function readNumber<T>(
  text: string,
  reading: Reading<T>,
  { plain, value }: Kind<T>,
  decimals: number,
  currency = '',
): ReadNumber<T> {
  if (reading.is === 'empty') return NOTHING
  if (reading.is === 'read')
    return { ...NOTHING, value: reading.value, plain: plain(reading.value, currency) }
  const typed = text.trim().slice(0, 40)
  if (reading.is === 'refused') {
    const key = reading.why === 'too_precise' && decimals === 0 ? 'not_whole' : reading.why
    const values = { text: typed, decimals, currency }
    return { ...NOTHING, complaint: { code: `numbers.${key}`, values }, why: reading.why }
  }
  const choice = (one: T, sign: DecimalSign): Choice => ({
    value: value(one, currency),
    plain: plain(one, currency),
    sign,
  })
  const [large, small] = reading.readings
  const larger = choice(large, reading.sign === '.' ? ',' : '.')
  const smaller = choice(small, reading.sign)
  return {
    ...NOTHING,
    complaint: {
      code: 'numbers.ambiguous',
      values: {
        text: typed,
        larger: larger.value,
        smaller: smaller.value,
        largerPlain: larger.plain,
        smallerPlain: smaller.plain,
      },
    },
    why: 'ambiguous',
    choices: [larger, smaller],
  }
}

/**
 * A number rewritten plainly, with one meaning for every reader, where `sign` settles it; unchanged
 * otherwise.
 * @param read reads it by a sign, or by none
 */
export function settledText(
  text: string,
  read: (text: string, sign?: DecimalSign) => Pick<ReadNumber<unknown>, 'choices' | 'plain'>,
  sign: DecimalSign | undefined,
): string {
  if (sign === undefined || read(text).choices.length === 0) return text
  return read(text, sign).plain ?? text
}
