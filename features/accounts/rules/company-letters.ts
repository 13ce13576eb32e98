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
}
