import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'

/** The words of a printed quote, in its own language. */
export const quoteTexts = (language: Locale) => documentTranslator('documents.quote', language)
export type QuoteTexts = ReturnType<typeof quoteTexts>
