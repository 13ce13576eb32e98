import { localeOf, type Locale } from '@/i18n/routing'
import type { CompanyLetter } from '@/platform/db/generated/enums'

/** Subjects of a company's letters, by which its owner sets who gets them besides the requester. */
export const COMPANY_LETTERS = [
  'QUOTES',
  'ORDERS',
  'PAYMENTS',
] as const satisfies readonly CompanyLetter[]

/** A member of a company who gets a letter addressed to another: they open its subject with their own sign-in. */
export interface LetterReader {
  name: string
  email: string
  /** the language they chose for letters; null where they chose none */
  locale: string | null
}

/** The language of a letter: the reader's choice, or else that of the trade. */
export const letterLocale = (
  reader: LetterReader | undefined,
  tradeLanguage: string | null | undefined,
): Locale => localeOf(reader?.locale ?? tradeLanguage)
