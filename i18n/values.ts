import type { TranslationValues } from 'next-intl'
import { dayText } from '@/platform/dates'
import { formatDecimal, formatMoney, formatWhole } from '@/platform/money'
import type { Message, MessageValue } from './message'

/** Returns the words of a text by its full name. */
export type Translate = (code: string, values?: TranslationValues) => string

/**
 * The words of a sentence: money, days and decimals within it are written in the manner of the
 * language. Pure; browser-safe.
 * @param translate gives the texts of that language
 */
export const textOf = (
  { code, values = {} }: Message,
  locale: string,
  translate: Translate,
): string =>
  translate(
    code,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, written(value, locale, translate)]),
    ),
  )

function written(value: MessageValue, locale: string, translate: Translate): string | number {
  if (typeof value !== 'object') return value
  if ('amountMinor' in value) return formatMoney(value.amountMinor, value.currency, locale)
  if ('day' in value) return dayText(value.day, locale)
  if ('whole' in value) return formatWhole(value.whole, locale)
  if ('decimal' in value) return formatDecimal(value.decimal, locale)
  if ('list' in value)
    return value.list
      .map((each) => written(each, locale, translate))
      .join(translate(`common.between.${value.between}`))
  return textOf(value, locale, translate)
}
