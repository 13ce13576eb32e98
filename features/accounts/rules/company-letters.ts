import { localeOf, type Locale } from '@/i18n/routing'
import type { CompanyLetter } from '@/platform/db/generated/enums'

/** What letters of a company are about, by which its owner says who gets them beside whoever asked. */
export const COMPANY_LETTERS = [
  'QUOTES',
  'ORDERS',
  'PAYMENTS',
] as const satisfies readonly CompanyLetter[]

/** Somebody of a company who gets a letter that was written to another: they read its subject by their own sign-in. */
export interface LetterReader {
  name: string
  email: string
  /** the language they chose to get letters in; null where they chose none */
  locale: string | null
}

/** The language that a letter is written in: who reads it has chosen one, or it is that of the trade. */
export const letterLocale = (
  reader: LetterReader | undefined,
  ofTrade: string | null | undefined,
): Locale => localeOf(reader?.locale ?? ofTrade)
