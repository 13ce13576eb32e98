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
import { formatMoney, formatWhole, plainAmount } from './money'

/** Why a typed number isn't taken, in words. Pure; browser-safe, and without a message formatter. */

const TEXTS: Record<string, typeof en> = { en }
/** What is said of typed numbers in a language; `{x}` are to be filled. */
export const numberTexts = (locale: string): typeof en => TEXTS[locale] ?? en

/** One of two things that a number can mean. */
export interface Choice {
  /** as it is shown */
  text: string
  /** as the field shows it once it is chosen: every reader takes it for the same */
  plain: string
  /** what parts a fraction for who means this one */
  sign: DecimalSign
}

/** A number as it was read: its value, or what to ask or to say. `undefined` where nothing was typed. */
export interface ReadNumber<T> {
  value: T | undefined
  /** why it isn't taken, in words */
  problem: string | null
  /** the same as a sentence to be said elsewhere */
  complaint: Message | null
  /** the same, for who has better words */
  why: Refusal | 'ambiguous' | null
  /** as a field shows it: every reader takes it for the same; null where it isn't read */
  plain: string | null
  /** what an ambiguous number can mean */
  choices: readonly Choice[]
}

/** The question that stands above the choices. */
export const questionText = (locale = 'en'): string => numberTexts(locale).question

/** How one kind of number is written. Made once: a sheet reads millions. */
interface Kind<T> {
  /** as a choice shows it */
  shown: (value: T, locale: string, currency: string) => string
  /** as a field shows it: every reader takes it for the same */
  plain: (value: T, currency: string) => string
  /** as a value of a sentence */
  value: (value: T, currency: string) => MessageValue
}

const AMOUNT: Kind<number> = {
  shown: (minor, locale, currency) => formatMoney(minor, currency, locale),
  plain: plainAmount,
  value: (amountMinor, currency) => ({ amountMinor, currency }),
}
const DECIMAL: Kind<string> = {
  shown: (decimal) => decimal,
  // Three digits behind the sign would be asked about again.
  plain: (decimal) => decimal.replace(/\.\d{3}$/, '$&0'),
  value: (decimal) => ({ decimal }),
}
const WHOLE: Kind<number> = {
  shown: formatWhole,
  plain: String,
  value: (whole) => ({ whole }),
}

/** Reads an amount in minor units of a currency. */
export const amountOf = (
  text: string,
  writing: Writing & { currency: string },
  locale = 'en',
): ReadNumber<number> =>
  told(
    text,
    readAmount(text, writing),
    AMOUNT,
    locale,
    minorDigits(writing.currency),
    writing.currency,
  )

/** Reads a decimal, as canonical text. */
export const decimalOf = (
  text: string,
  writing: Writing & { decimals: number },
  locale = 'en',
): ReadNumber<string> => told(text, readDecimal(text, writing), DECIMAL, locale, writing.decimals)

/** Reads a whole number. */
export const wholeOf = (text: string, writing: Writing = {}, locale = 'en'): ReadNumber<number> =>
  told(text, readWhole(text, writing), WHOLE, locale, 0)

const NOTHING = {
  value: undefined,
  problem: null,
  complaint: null,
  why: null,
  plain: null,
  choices: [],
} as const

function told<T>(
  text: string,
  reading: Reading<T>,
  { shown, plain, value }: Kind<T>,
  locale: string,
  decimals: number,
  currency = '',
): ReadNumber<T> {
  if (reading.is === 'empty') return NOTHING
  if (reading.is === 'read')
    return { ...NOTHING, value: reading.value, plain: plain(reading.value, currency) }
  const words = numberTexts(locale)
  const typed = text.trim().slice(0, 40)
  if (reading.is === 'refused') {
    const key = reading.why === 'too_precise' && decimals === 0 ? 'not_whole' : reading.why
    const values = { text: typed, decimals, currency }
    return {
      ...NOTHING,
      problem: fill(words[key], values),
      complaint: { code: `numbers.${key}`, values },
      why: reading.why,
    }
  }
  const choice = (one: T, sign: DecimalSign): Choice => ({
    text: shown(one, locale, currency),
    plain: plain(one, currency),
    sign,
  })
  const [large, small] = reading.readings
  const larger = choice(large, reading.sign === '.' ? ',' : '.')
  const smaller = choice(small, reading.sign)
  const values = { text: typed, largerPlain: larger.plain, smallerPlain: smaller.plain }
  return {
    ...NOTHING,
    problem: fill(words.ambiguous, { ...values, larger: larger.text, smaller: smaller.text }),
    complaint: {
      code: 'numbers.ambiguous',
      values: { ...values, larger: value(large, currency), smaller: value(small, currency) },
    },
    why: 'ambiguous',
    choices: [larger, smaller],
  }
}

/**
 * A number written out plainly, so that every reader takes it for the same, where `sign` settles
 * what it can mean; as it stands otherwise.
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
