import 'server-only'
import type { Recipient } from '@/emails/letter'
import { pathIn } from '@/i18n/routing'
import { env } from '@/platform/env'
import { letterLocale, type LetterReader } from '../rules/company-letters'
import { linkToken, linkUrl } from '../rules/links'

/**
 * To whom a letter about a trade goes, and what it opens: its contact by the secret link and in the document's
 * language, a colleague by the page's address and in their own.
 * @param page path of the page without a language, `/quotes/Q-00042`
 */
export function tradeRecipient(
  {
    requestId,
    contact,
    language,
    page,
  }: {
    requestId: string
    contact: string
    language: string | null | undefined
    page: string
  },
  reader: LetterReader | undefined,
): { to: Exclude<Recipient, { kind: 'staff' }>; url: string } {
  const locale = letterLocale(reader, language)
  return {
    to: { kind: 'buyer', email: reader?.email ?? contact, locale },
    url: reader ? new URL(pathIn(page, locale), env().APP_URL).href : linkUrl(linkToken(requestId)),
  }
}
