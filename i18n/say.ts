import 'server-only'
import { createTranslator, type TranslationValues } from 'next-intl'
import { dayText } from '@/platform/dates'
import { FACTORY_ZONE } from '@/platform/day'
import { formatDecimal, formatMoney, formatWhole } from '@/platform/money'
import type { Message, MessageValue, Sentence } from './message'
import { messages } from './messages'
import { MissingMessageError } from './missing-message'
import type { Locale } from './routing'

type Translate = (code: string, values?: TranslationValues) => string

const translators = new Map<Locale, Translate>()

/** Making a translator takes many times as long as using one, and it keeps the sentences it has read. */
function translatorOf(locale: Locale): Translate {
  const known = translators.get(locale)
  if (known) return known
  const made = createTranslator({
    locale,
    messages: messages[locale],
    timeZone: FACTORY_ZONE,
    onError: (error) => {
      throw new MissingMessageError(error.message, { cause: error })
    },
  }) as Translate
  translators.set(locale, made)
  return made
}

/**
 * The words of a sentence in a language: money, days and decimals are written the way of the language.
 * Pure; for the server, as it brings every text along.
 * @throws MissingMessageError where the language lacks it
 */
export const say = ({ code, values }: Message, locale: Locale): string =>
  translatorOf(locale)(code, written(values, locale))

/** A sentence for a document: its value together with the words in which it is signed. */
export const sentence = (message: Message, locale: Locale): Sentence => ({
  code: message.code,
  values: { ...message.values },
  text: say(message, locale),
})

const written = (values: Message['values'] = {}, locale: Locale): TranslationValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, writtenValue(value, locale)]),
  )

function writtenValue(value: MessageValue, locale: Locale): string | number {
  if (typeof value !== 'object') return value
  if ('amountMinor' in value) return formatMoney(value.amountMinor, value.currency, locale)
  if ('day' in value) return dayText(value.day, locale)
  if ('whole' in value) return formatWhole(value.whole, locale)
  if ('decimal' in value) return formatDecimal(value.decimal, locale)
  if ('list' in value)
    return value.list
      .map((each) => writtenValue(each, locale))
      .join(translatorOf(locale)(`common.between.${value.between}`))
  return translatorOf(locale)(value.code, written(value.values, locale))
}
