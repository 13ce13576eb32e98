import 'server-only'
import { createHash } from 'node:crypto'
import { createTranslator } from 'next-intl'
import { renderMessage } from '@/emails/message-email'
import { messages } from '@/i18n/messages'
import { db } from '@/platform/db/client'
import { queueMail } from '@/platform/mail'

async function mailLink(
  kind: 'verify' | 'reset',
  to: { email: string; name: string },
  url: string,
): Promise<void> {
  const t = createTranslator({ locale: 'en', messages: messages.en, namespace: 'emails' })
  const letter = await renderMessage({
    preview: t(`${kind}.heading`),
    heading: t(`${kind}.heading`),
    paragraphs: [t(`${kind}.text`)],
    button: { label: t(`${kind}.button`), url },
    footer: t('footer'),
  })
  await db.$transaction((tx) =>
    queueMail(tx, {
      template: kind,
      to: to.email,
      subject: t(`${kind}.subject`),
      ...letter,
      dedupeKey: `${kind}:${createHash('sha256').update(url).digest('hex')}`,
    }),
  )
}

/** Sends the link that proves an address. */
export const mailVerification = (to: { email: string; name: string }, url: string): Promise<void> =>
  mailLink('verify', to, url)

/** Sends the link to a new password. */
export const mailPasswordReset = (
  to: { email: string; name: string },
  url: string,
): Promise<void> => mailLink('reset', to, url)
