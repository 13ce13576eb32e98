import 'server-only'
import { routing, type Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { formatIn, type Format } from '@/platform/format'
import type { Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { readHouse } from '@/platform/house/facts'
import { readLogo } from '@/platform/house/pictures'
import type { Mail } from '@/platform/mail'
import { renderMessage, type Message } from './message-email'

/**
 * The recipient of a letter: a buyer, in the language of the request; a person about their account,
 * in the language of the page on which they asked; or staff, in the house's language.
 */
export type Recipient =
  { kind: 'buyer' | 'account'; email: string; locale: Locale } | { kind: 'staff'; email: string }

/**
 * Every letter of the house has this shape: subject, preview, body, recipient, and the key that
 * keeps it from being sent twice.
 */
export interface Letter extends Omit<Message, 'footer' | 'house' | 'language' | 'logo'> {
  /** which letter this is, e.g. `quote-sent` */
  template: string
  to: Recipient
  subject: string
  /** where a reply goes; the house's usual address by default */
  replyTo?: string
  /** what it belongs to: mail programs group letters with the same one */
  topic?: string
  /** one mail per key: a repeated command doesn't mail twice */
  dedupeKey: string
}

/** The words of letters, in the recipient's language. */
export const letterWords = (to: Recipient) => translator('emails', languageOf(to))

/** How the recipient's language writes figures and days. */
export const letterFormat = (to: Recipient): Format => formatIn(languageOf(to))

/**
 * Renders a letter. Done before the transaction that queues it, which should be short.
 * @param database the transaction, where it can't be rendered before: otherwise it would wait for a
 * second connection while holding one
 */
export async function mailOf(
  { template, to, subject, dedupeKey, replyTo, topic, ...message }: Letter,
  database?: Prisma.TransactionClient,
): Promise<Mail> {
  const [house, logo] = await Promise.all([readHouse(database), readLogo(database)])
  const body = await renderMessage({
    ...message,
    language: languageOf(to),
    house: house.legalName,
    logo: logo && { ...logo, url: new URL(logo.path, env().APP_URL).href },
    footer: [house.footer, letterWords(to)('footer')].filter(Boolean),
  })
  return {
    template,
    to: to.email,
    subject,
    ...body,
    dedupeKey,
    ...(replyTo ? { replyTo } : {}),
    ...(topic ? { topic } : {}),
  }
}

const languageOf = (to: Recipient): Locale =>
  to.kind === 'staff' ? routing.defaultLocale : to.locale
