import type { PaperDocument } from '@/features/papers/schema'
import { routing, type Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import type { Format } from '@/platform/format'

type Print = ReturnType<typeof documentTranslator<'tradePapers.print'>>
export type PaperWords = (...args: Parameters<Print>) => string

/** What each part of a numbered paper is drawn with. */
export interface PaperPart {
  paper: PaperDocument
  t: PaperWords
  format: Format
  /** faces of a code */
  mono: string[]
}

/** The words of a numbered paper: English, which customs everywhere reads, and the buyer’s language beside it. */
export function bilingual(language: Locale): PaperWords {
  const english = documentTranslator('tradePapers.print', routing.defaultLocale)
  if (language === routing.defaultLocale) return (...args) => english(...args)
  const local = documentTranslator('tradePapers.print', language)
  return (...words) => `${english(...words)} / ${local(...words)}`
}
