import { countryName } from './countries'
import { dayAtText, dayText, dayTextIn, instantText } from './dates'
import { formatAmount, formatDecimal, formatMoney, formatWhole } from './money'

/** How a language writes figures, days and countries. Letters, papers and signed documents take one. */
export interface Format {
  locale: string
  /** integer minor units with the currency's code */
  money: (amountMinor: number, currency: string) => string
  /** integer minor units, for columns that name their currency; the format's currency by default */
  amount: (amountMinor: number, currency?: string) => string
  /** a whole number, in groups */
  whole: (count: number) => string
  /** an exact decimal such as a percentage, without groups */
  decimal: (text: string) => string
  /** a calendar day, `YYYY-MM-DD` */
  day: (day: string) => string
  /** a calendar day, with the place of its calendar */
  dayAt: (day: string, timeZone: string) => string
  /** the calendar day of an instant */
  dayIn: (at: Date, timeZone: string) => string
  /** an instant with its zone */
  instant: (at: Date, timeZone: string) => string
  /** ISO 3166-1 alpha-2 */
  country: (code: string) => string
}

/**
 * The format of a language. Pure; browser-safe.
 * @param locale BCP 47 tag
 * @param currency of amounts given without one
 */
export const formatIn = (locale: string, currency?: string): Format => ({
  locale,
  money: (amountMinor, code) => formatMoney(amountMinor, code, locale),
  amount: (amountMinor, own = currency) => formatAmount(amountMinor, locale, own),
  whole: (count) => formatWhole(count, locale),
  decimal: (text) => formatDecimal(text, locale),
  day: (day) => dayText(day, locale),
  dayAt: (day, timeZone) => dayAtText(day, timeZone, locale),
  dayIn: (at, timeZone) => dayTextIn(at, timeZone, locale),
  instant: (at, timeZone) => instantText(at, timeZone, locale),
  country: (code) => countryName(code, locale),
})
