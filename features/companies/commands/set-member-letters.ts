import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { COMPANY_LETTERS } from '@/features/accounts/rules/company-letters'
import { authorizeKind } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { letterField } from '../rules/member-entries'
import { heldMember } from './set-member-roles'

/**
 * Sets which letters of a company one of its people gets, whoever made the request they are about.
 * @param typed texts of a form: `memberId`, and a ticked box by `letterField`
 * @throws InvalidInputError; ForbiddenError; NotFoundError, also for a member of another company or who was removed
 */
export async function setMemberLetters(
  context: Context,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const { actor } = context
  authorizeKind(actor, 'own-people.manage')
  const parsed = z.object({ memberId: z.uuid() }).safeParse(typed)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { memberId } = parsed.data
  const letters = COMPANY_LETTERS.filter((each) => typed[letterField(each)] === 'on')
  await inTransaction(context, async (tx) => {
    const member = await heldMember(tx, actor, memberId)
    await tx.companyMember.update({ where: { id: memberId }, data: { letters } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'member.set_letters',
      objectType: 'company_member',
      objectId: memberId,
      before: { letters: member.letters },
      after: { letters },
    })
  })
}
