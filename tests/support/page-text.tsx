import type { ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { messages } from '@/i18n/messages'
import { MessagesProvider } from '@/i18n/messages-provider'
import { readPageLocale } from './intl-server'

/**
 * The text of a page for those who read or hear it, white space folded: its text, and the labels of
 * fields, pictures and buttons. The test file mocks `next-intl/server` with `intl-server`.
 */
export async function pageText(page: ReactNode): Promise<string> {
  const locale = readPageLocale()
  const errors: unknown[] = []
  const { prelude } = await prerender(
    <MessagesProvider messages={messages[locale]}>{page}</MessagesProvider>,
    { onError: (error) => void errors.push(error) },
  )
  if (errors.length > 0) throw errors[0]
  return saidIn(await new Response(prelude).text())
}

/** The text in markup. */
export const saidIn = (html: string): string =>
  html
    .replaceAll(/<(?:script|style|template).*?<\/(?:script|style|template)>/gs, ' ')
    .replaceAll(
      /<[^>]*?(?:aria-label|aria-description|placeholder|alt|title)="([^"]*)"[^>]*>/g,
      ' $1 ',
    )
    .replaceAll('<!-- -->', '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')

/** All texts within a value, such as a product or the rules. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
