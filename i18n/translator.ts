import 'server-only'
import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'next-intl'
import { FACTORY_ZONE } from '@/platform/day'
import { messages, type Messages } from './messages'
import { missingOnServer } from './missing-on-server'
import { routing, type Locale } from './routing'

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>

/** Texts outside of pages: letters, answers of actions and of the API. */
export const translator = <N extends Namespace>(
  namespace: N,
  locale: Locale = routing.defaultLocale,
) => translatorOf(namespace, locale)

/**
 * Texts of signed or filed documents: quotes, their lines, their PDF. A missing message throws a
 * `MissingMessageError`, in production too: no document is composed with a gap in it.
 */
export const documentTranslator = <N extends Namespace>(
  namespace: N,
  locale: Locale = routing.defaultLocale,
) => translatorOf(namespace, locale, true)

type TranslatorOf<N extends Namespace> = ReturnType<typeof createTranslator<Messages, N>>
const translators = new Map<string, unknown>()

/** Creating a translator takes many times as long as using one, and it caches the sentences it has parsed. */
function translatorOf<N extends Namespace>(
  namespace: N,
  locale: Locale,
  strict?: boolean,
): TranslatorOf<N> {
  const name = `${locale} ${namespace} ${strict}`
  const known = translators.get(name) as TranslatorOf<N> | undefined
  if (known) return known
  const made = createTranslator<Messages, N>({
    locale,
    messages: messages[locale],
    namespace,
    timeZone: FACTORY_ZONE,
    ...missingOnServer(locale, strict),
  })
  translators.set(name, made)
  return made
}
