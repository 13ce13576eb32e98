import 'server-only'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import type { Mail } from '@/platform/mail'
import { renderMessage, type Message } from './message-email'

/** Whom a letter goes to: somebody about their account, a buyer, or staff, who read the house's language. */
export type Recipient =
  { kind: 'account' | 'buyer'; email: string; locale?: Locale } | { kind: 'staff'; email: string }

/** Every letter of the house has this shape: subject, preview, body, recipient, and the key that makes it one. */
export interface Letter extends Omit<Message, 'footer' | 'language'> {
  /** which letter this is, e.g. `quote-sent` */
  template: string
  to: Recipient
  subject: string
  /** one mail a key: a command that is repeated doesn't mail twice */
  dedupeKey: string
}

/** The words of letters, in the recipient's language. */
export const letterWords = (to: Recipient) => translator('emails', localeOf(to))

/** Sets a letter. Done before the transaction that queues it, which should be short. */
export async function mailOf({
  template,
  to,
  subject,
  dedupeKey,
  ...message
}: Letter): Promise<Mail> {
  const body = await renderMessage({
    ...message,
    language: localeOf(to) ?? 'en',
    footer: letterWords(to)('footer'),
  })
  return { template, to: to.email, subject, ...body, dedupeKey }
}

const localeOf = (to: Recipient): Locale | undefined =>
  to.kind === 'staff' ? undefined : to.locale
