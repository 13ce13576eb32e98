import 'server-only'
import { z } from 'zod'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { NotFoundError } from '@/platform/errors'
import { addressKey } from '@/platform/mail/dead-address'
import type { Context } from '../context'
import { auditActor } from '../rules/actor'
import { authorize } from '../rules/permissions'

/**
 * Somebody of the house has learnt that an address is right again: letters to it leave from now on. What was held
 * stays as it is, because it may be out of date; it stands in the mail room.
 * @throws NotFoundError for an address that mail doesn't come back from
 */
export async function reviveAddress(context: Context, input: unknown): Promise<void> {
  authorize(context.actor, 'company.edit')
  const address = z.string().max(320).safeParse(input).data
  if (address === undefined) throw new NotFoundError('address')
  await inTransaction(context, (tx) => revive(tx, context, address))
}

/** Whoever reads an address says so of their own. @throws NotFoundError */
export async function reviveOwnAddress(context: Context): Promise<void> {
  const { actor } = context
  authorize(actor, 'account.secure')
  if (!('email' in actor)) throw new NotFoundError('address')
  await inTransaction(context, (tx) => revive(tx, context, actor.email))
}

async function revive(
  tx: Prisma.TransactionClient,
  { actor }: Context,
  address: string,
): Promise<void> {
  const where = { address: addressKey(address) }
  const dead = await tx.deadAddress.findUnique({ where })
  // Of two at once one has done it, which is all that both wanted.
  if (!dead || (await tx.deadAddress.deleteMany({ where })).count === 0)
    throw new NotFoundError('address')
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'mail.revive',
    objectType: 'mail',
    objectId: dead.mailId,
    before: { address: dead.address, reason: dead.reason },
  })
}
