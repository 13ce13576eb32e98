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
 * Marks an address as working again, as somebody of the house has learned: letters to it are sent from now on. Held
 * letters stay held, because they may be out of date; the mail list has them.
 * @throws NotFoundError for an address that mail doesn't bounce from
 */
export async function reviveAddress(context: Context, input: unknown): Promise<void> {
  authorize(context.actor, 'company.edit')
  const address = z.string().max(320).safeParse(input).data
  if (address === undefined) throw new NotFoundError('address')
  await inTransaction(context, (tx) => revive(tx, context, address))
}

/** The same by whoever reads the address, for their own. @throws NotFoundError */
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
  // Of two at once, one does it, which is what both wanted.
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
