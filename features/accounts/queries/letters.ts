import 'server-only'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { maskSecrets } from '../rules/mask-secrets'
import { authorize } from '../rules/permissions'
import type { Actor } from '../rules/actor'

/** The newest mails the site wrote, at most 200, without their bodies. */
export async function listMails(actor: Actor) {
  authorize(actor, 'mail.read')
  const mails = await db.mailMessage.findMany({
    orderBy: { createdAt: 'desc' },
    take: 200,
    omit: { html: true, text: true, attachments: true },
  })
  return mails.map((mail) => ({
    ...mail,
    subject: maskSecrets(mail.subject),
    lastError: mail.lastError && maskSecrets(mail.lastError),
  }))
}

/** One mail with the tokens of its links masked; openLetter shows them. @throws NotFoundError */
export async function getMail(actor: Actor, id: string) {
  authorize(actor, 'mail.read')
  const mail = await db.mailMessage.findUnique({
    where: { id },
    omit: { text: true, attachments: true },
  })
  if (!mail) throw new NotFoundError(`mail ${id}`)
  const html = maskSecrets(mail.html)
  return { ...mail, subject: maskSecrets(mail.subject), html, masked: html !== mail.html }
}
