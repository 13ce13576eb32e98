import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import type { StaffRole } from '@/features/accounts/rules/staff-roles'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { newestSetting } from '@/platform/settings/read'
import { bankMails } from '../mails/bank-letters'
import { settingName } from '../settings/kind'
import { lockSetting, writeVersion } from './write-version'

const entries = z.object({
  id: z.uuid(),
  /** of the proposal that was shown */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  decision: z.enum(['approved', 'refused']),
})

/**
 * Records the second person's decision on a change of a bank account. An approved change is in force at once, for
 * exactly what was shown; every owner is notified by letter.
 * @param isDemo marks an account of a demonstration, which says so wherever it is shown
 * @throws InvalidInputError for an approval by who proposed it, or between two people neither of whom is an owner;
 *   ConflictError 'stale' where it was decided or superseded, or the account changed meanwhile
 */
export async function decideBank(context: Context, input: unknown, isDemo = false): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'setting.money')
  if (actor.kind !== 'staff') throw new InvalidInputError({ change: ['staff'] })
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id, hash, decision } = parsed.data
  const database = databaseOf(context)
  const change = await database.bankChange.findUnique({ where: { id } })
  if (!change) throw new NotFoundError(`bank change ${id}`)
  if (decision === 'approved' && change.proposedById === actor.userId)
    throw new InvalidInputError({ change: [{ code: 'refusals.own_bank_change' }] })
  if (change.decision !== null || change.hash !== hash) throw new ConflictError('stale')
  if (decision === 'approved' && !(await hasOwner(database, actor.roles, change.proposedById)))
    throw new InvalidInputError({ change: [{ code: 'refusals.bank_needs_owner' }] })
  const name = settingName('bank', change.currency)
  const mails = await bankMails(database, {
    kind: decision,
    currency: change.currency,
    by: actor.name,
    key: id,
  })
  await inTransaction(context, async (tx) => {
    await lockSetting(tx, name)
    const holds = await newestSetting(name, tx)
    if (decision === 'approved' && (holds?.version ?? 0) !== change.baseVersion)
      throw new ConflictError('stale')
    const { count } = await tx.bankChange.updateMany({
      where: { id, hash, decision: null },
      data: { decision, decidedById: actor.userId, decidedBy: actor.name, decidedAt: now },
    })
    if (count === 0) throw new ConflictError('stale')
    if (decision === 'approved')
      await writeVersion(tx, context, {
        name,
        texts: z.record(z.string(), z.string()).parse(change.texts),
        note: [change.note, `${change.proposedBy} + ${actor.name}`].filter(Boolean).join(' · '),
        isDemo,
      })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: `bank.${decision}`,
      objectType: 'bank_change',
      objectId: id,
      after: { hash, currency: change.currency, proposedBy: change.proposedBy },
    })
    await queueMails(tx, mails)
  })
}

/** Whether one of the two is an owner: finance keeps the accounts, but can't redirect money on its own. */
async function hasOwner(
  database: Prisma.TransactionClient,
  deciding: readonly StaffRole[],
  proposedById: string,
): Promise<boolean> {
  if (deciding.includes('owner')) return true
  const proposer = await database.user.findUnique({
    where: { id: proposedById },
    select: { roles: true },
  })
  return proposer?.roles.includes('owner') ?? false
}
