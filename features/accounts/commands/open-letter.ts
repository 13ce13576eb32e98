import 'server-only'
import { z } from 'zod'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { authorize } from '../rules/permissions'
import { actorOf, type Viewer } from '../rules/viewer'

/**
 * A letter with its secret links, and a record of who opened it: whoever has such a link can act
 * as the buyer.
 * @returns the letter's HTML as it was written
 * @throws NotFoundError
 */
export async function openLetter(viewer: Viewer, input: unknown): Promise<string> {
  authorize(viewer, 'mail.open')
  const id = z.uuid().safeParse(input).data
  if (id === undefined) throw new NotFoundError('mail')
  return db.$transaction(async (tx) => {
    const mail = await tx.mailMessage.findUnique({
      where: { id },
      select: { html: true, template: true, toAddress: true },
    })
    if (!mail) throw new NotFoundError(`mail ${id}`)
    await recordAudit(tx, {
      actor: actorOf(viewer),
      action: 'mail.open',
      objectType: 'mail',
      objectId: id,
      after: { template: mail.template, to: mail.toAddress },
    })
    return mail.html
  })
}
