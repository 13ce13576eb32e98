import 'server-only'
import { randomUUID } from 'node:crypto'
import { letterWords, mailOf, type Recipient } from '@/emails/letter'
import { env } from '@/platform/env'
import { readHouse } from '@/platform/house/facts'
import type { Mail } from '@/platform/mail'
import { readerLocale } from '@/platform/reader-locale'

/** A change of an account that its owner is notified of, in case it wasn't them. */
export type AccountChange =
  'password' | 'factor_on' | 'factor_off' | 'codes_renewed' | 'recovery_used'

/** The letter that tells a person what was changed in their account, and what to do if it wasn't them. */
export async function accountChangedLetter({
  what,
  email,
}: {
  what: AccountChange
  email: string
}): Promise<Mail> {
  const to: Recipient = { kind: 'account', email, locale: await readerLocale() }
  const t = letterWords(to)
  const { shortName: house } = await readHouse()
  const heading = t(`accountChanged.${what}`, { house })
  return mailOf({
    template: 'account-changed',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [t('accountChanged.text')],
    button: {
      label: t('accountChanged.button'),
      url: new URL('/account/security', env().APP_URL).href,
    },
    dedupeKey: `account-changed:${randomUUID()}`,
  })
}
