import 'server-only'
import { createTranslator } from 'next-intl'
import { FACTORY_ZONE } from '@/platform/day'
import type { Message, Sentence } from './message'
import { messages } from './messages'
import { MissingMessageError } from './missing-message'
import type { Locale } from './routing'
import { textOf, type Translate } from './values'

const translators = new Map<Locale, Translate>()

/** Creating a translator takes many times as long as using one, and it caches the sentences it has parsed. */
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
 * Puts a sentence into the words of a language: money, days and decimals are written in its manner.
 * Pure; for the server, since it brings all texts along.
 * @throws MissingMessageError where the language lacks it
 */
export const say = (message: Message, locale: Locale): string =>
  textOf(message, locale, translatorOf(locale))

/** The words of a complaint: of a sentence, or a stored text. */
export const sayComplaint = (complaint: Message | string, locale: Locale): string =>
  typeof complaint === 'string' ? complaint : say(complaint, locale)

/** A sentence for a document: its value together with the words that are signed. */
export const sentence = (message: Message, locale: Locale): Sentence => ({
  code: message.code,
  values: { ...message.values },
  text: say(message, locale),
})
