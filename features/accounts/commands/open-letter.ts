import 'server-only'
import { z } from 'zod'
import { recordAudit } from '@/platform/audit'
import { NotFoundError } from '@/platform/errors'
import { OPENS_ACCOUNT } from '../rules/mail-list'
import { authorize } from '../rules/permissions'
import { auditActor } from '../rules/actor'
import type { Context } from '../context'
import { inTransaction } from '@/platform/db/transaction'

/**
 * A letter with its secret links, recording who opened it: whoever has such a link can act as the buyer. Letters that
 * open an account can only be opened by an owner: one could be the owner's own.
 * @returns the letter's original HTML
 * @throws NotFoundError
 */
export async function openLetter(context: Context, input: unknown): Promise<string> {
  const { actor } = context
  authorize(actor, 'mail.open')
  const id = z.uuid().safeParse(input).data
  if (id === undefined) throw new NotFoundError('mail')
  return inTransaction(context, async (tx) => {
    const mail = await tx.mailMessage.findUnique({
      where: { id },
      select: { html: true, template: true, toAddress: true },
    })
    if (!mail) throw new NotFoundError(`mail ${id}`)
    if (OPENS_ACCOUNT.includes(mail.template)) authorize(actor, 'people.manage')
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
