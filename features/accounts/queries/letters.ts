import 'server-only'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { authorize } from '../rules/permissions'
import type { Viewer } from '../rules/viewer'

/** The newest mails the site wrote, at most 200. */
export async function listMails(viewer: Viewer) {
  authorize(viewer, 'mail.read')
  return db.mailMessage.findMany({
    orderBy: { createdAt: 'desc' },
    take: 200,
    omit: { html: true, text: true, attachments: true },
  })
}

/** One mail as it was written. @throws NotFoundError */
export async function getMail(viewer: Viewer, id: string) {
  authorize(viewer, 'mail.read')
  const mail = await db.mailMessage.findUnique({ where: { id } })
  if (!mail) throw new NotFoundError(`mail ${id}`)
  return mail
}
