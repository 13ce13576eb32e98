import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { FACTORY_ZONE } from '@/platform/day'
import { readHouse } from '@/platform/house/facts'
import type { Mail } from '@/platform/mail'
import { invitationUrl } from '../rules/invitations'

/** The letter that invites somebody to join the house: who invites them, and how long the link works. */
export async function invitationLetter({
  id,
  email,
  invitedBy,
  expiresAt,
}: {
  id: string
  email: string
  invitedBy: string
  expiresAt: Date
}): Promise<Mail> {
  const to: Recipient = { kind: 'staff', email }
  const t = letterWords(to)
  const { shortName: house } = await readHouse()
  return mailOf({
    template: 'invitation',
    to,
    subject: t('invitation.subject', { house }),
    preview: t('invitation.heading', { house }),
    heading: t('invitation.heading', { house }),
    paragraphs: [
      t('invitation.text', { by: invitedBy, day: letterFormat(to).dayIn(expiresAt, FACTORY_ZONE) }),
      t('invitation.own'),
    ],
    button: { label: t('invitation.button'), url: invitationUrl(id) },
    dedupeKey: `invitation:${id}`,
  })
}
