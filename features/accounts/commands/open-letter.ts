import 'server-only'
import { z } from 'zod'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { authorize } from '../rules/permissions'
import { auditActor, type Actor } from '../rules/actor'

/**
 * A letter with its secret links, and a record of who opened it: whoever has such a link can act
 * as the buyer.
 * @returns the letter's HTML as it was written
 * @throws NotFoundError
 */
export async function openLetter(actor: Actor, input: unknown): Promise<string> {
  authorize(actor, 'mail.open')
  const id = z.uuid().safeParse(input).data
  if (id === undefined) throw new NotFoundError('mail')
  return db.$transaction(async (tx) => {
    const mail = await tx.mailMessage.findUnique({
      where: { id },
      select: { html: true, template: true, toAddress: true },
    })
    if (!mail) throw new NotFoundError(`mail ${id}`)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'mail.open',
      objectType: 'mail',
      objectId: id,
      after: { template: mail.template, to: mail.toAddress },
    })
    return mail.html
  })
}
