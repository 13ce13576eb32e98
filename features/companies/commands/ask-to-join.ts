import 'server-only'
import { z } from 'zod'
import { lockCompany } from '@/features/accounts/commands/become-member'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind, ofCompany } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { memberMailsJob } from '../mails/member-letters'
import { companiesOfDomain } from '../queries/company-people'
import { companySchema, tickedCompanyRoles } from '../rules/member-entries'

/**
 * Asks the owners of a company of one's own mail domain to join it. Repeating it while it waits makes no second
 * request.
 * @throws InvalidInputError; NotFoundError for a company of another domain, as if there were none
 */
export async function askToJoin(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'company.join')
  const parsed = companySchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { companyId } = parsed.data
  const open = await companiesOfDomain(actor, databaseOf(context))
  if (!open.some(({ id }) => id === companyId)) throw new NotFoundError('company')
  await inTransaction(context, async (tx) => {
    await lockCompany(tx, companyId)
    const which = { companyId, userId: actor.userId, answeredAt: null }
    if ((await tx.joinRequest.count({ where: which })) > 0) return
    const { id } = await tx.joinRequest.create({
      data: { companyId, userId: actor.userId, askedAt: now },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'member.ask_to_join',
      objectType: 'company',
      objectId: companyId,
    })
    await enqueue(tx, memberMailsJob, { what: 'asked', id })
  })
}

const answerSchema = z.object({ id: z.uuid(), answer: z.enum(['yes', 'no']) })

/**
 * Accepts or declines, as an owner, somebody's request to join; accepted people get the ticked roles.
 * @param typed texts of a form: `id`, `answer` and the boxes of the roles
 * @throws InvalidInputError, NotFoundError; ConflictError 'stale' where it was answered meanwhile
 */
export async function answerJoinRequest(
  context: Context,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'own-people.manage')
  const parsed = answerSchema.safeParse(typed)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id, answer } = parsed.data
  const isWelcome = answer === 'yes'
  const roles = isWelcome ? tickedCompanyRoles(typed) : []
  await inTransaction(context, async (tx) => {
    const joinRequest = await tx.joinRequest.findUnique({ where: { id } })
    if (!joinRequest) throw new NotFoundError('join request')
    const { companyId, userId } = joinRequest
    authorize(actor, 'own-people.manage', ofCompany(companyId))
    await lockCompany(tx, companyId)
    const { count } = await tx.joinRequest.updateMany({
      where: { id, answeredAt: null },
      data: { answeredAt: now, answeredBy: nameOf(actor), isWelcome },
    })
    if (count === 0) throw new ConflictError('stale')
    const memberships = await tx.companyMember.count({ where: { userId, companyId } })
    if (isWelcome && memberships === 0)
      await tx.companyMember.create({
        data: { userId, companyId, roles, addedBy: nameOf(actor), joinedAt: now },
      })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: isWelcome ? 'member.let_in' : 'member.keep_out',
      objectType: 'company',
      objectId: companyId,
      after: { userId, roles },
    })
    await enqueue(tx, memberMailsJob, { what: 'answered', id })
  })
}
