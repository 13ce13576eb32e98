import { documentTranslator } from '@/i18n/translator'

/** The words of a printed quote. */
export const quoteTexts = () => documentTranslator('documents.quote')
export type QuoteTexts = ReturnType<typeof quoteTexts>
