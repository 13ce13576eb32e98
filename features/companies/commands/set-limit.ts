import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorizeKind } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { amountOf } from '@/platform/number-words'
import { MISSING } from '@/platform/validation-words'
import { limitEntries } from '../rules/member-entries'
import { heldMember } from './set-member-roles'

/**
 * Sets what somebody may sign for alone in one currency; an empty amount removes the limit. What already waits for an
 * approver goes on waiting.
 * @param input texts of a form, see `limitEntries`
 * @throws InvalidInputError, also for an owner; NotFoundError
 */
export async function setLimit(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'own-people.manage')
  const parsed = limitEntries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { memberId, currency, window, amount } = parsed.data
  const isOff = amount.trim() === ''
  const { value: amountMinor, complaint } = isOff
    ? { value: 0, complaint: null }
    : amountOf(amount, { currency })
  if (amountMinor === undefined) throw new InvalidInputError({ amount: [complaint ?? MISSING] })
  await inTransaction(context, async (tx) => {
    const member = await heldMember(tx, actor, memberId)
    if (member.roles.includes('owner'))
      throw new InvalidInputError({ change: [{ code: 'refusals.limit_of_owner' }] })
    // A signature in progress either completes first, or finds the new limit.
    await tx.$executeRaw`SELECT 1 FROM company_member WHERE id = ${memberId}::uuid FOR UPDATE`
    const where = { memberId_currency: { memberId, currency } }
    const before = await tx.approvalLimit.findUnique({ where })
    if (isOff && !before) return
    const entry = { amountMinor, window, setBy: nameOf(actor), setAt: now }
    if (isOff) await tx.approvalLimit.delete({ where })
    else
      await tx.approvalLimit.upsert({
        where,
        create: { memberId, currency, ...entry },
        update: entry,
      })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: isOff ? 'member.end_limit' : 'member.set_limit',
      objectType: 'company_member',
      objectId: memberId,
      ...(before
        ? { before: { currency, amountMinor: Number(before.amountMinor), window: before.window } }
        : {}),
      after: isOff ? { currency } : { currency, amountMinor, window },
    })
  })
}
