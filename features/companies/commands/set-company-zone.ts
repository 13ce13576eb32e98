import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { recordAudit } from '@/platform/audit'
import { isTimeZone } from '@/platform/dates'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { companySchema } from '../rules/member-entries'
import { lockedCompany } from './save-company'
import { targetOf } from './target-company'

const zoneSchema = z.object({ timeZone: z.string().trim().max(64) })

/**
 * Sets the time zone in which the days of a company's limits are counted.
 * @param input `companyId`, and `timeZone`, an IANA name
 * @throws InvalidInputError, NotFoundError
 */
export async function setCompanyZone(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  const { companyId } = targetOf(actor, 'own-people.manage', companySchema, input)
  const parsed = zoneSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { timeZone } = parsed.data
  if (!isTimeZone(timeZone))
    throw new InvalidInputError({ timeZone: [{ code: 'refusals.no_such_zone' }] })
  await inTransaction(context, async (tx) => {
    const company = await lockedCompany(tx, companyId)
    if (company.timeZone === timeZone) return
    await tx.company.update({ where: { id: companyId }, data: { timeZone } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.set_zone',
      objectType: 'company',
      objectId: companyId,
      before: { timeZone: company.timeZone },
      after: { timeZone },
    })
  })
}
