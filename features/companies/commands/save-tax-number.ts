import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { env } from '@/platform/env'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { askVies } from '@/platform/vies'
import { companySchema } from '../rules/member-entries'
import { readTaxNumber } from '../rules/tax-number'
import { taxNumberSchema } from '../schema'
import { lockedCompany } from './save-company'
import { companyPartSchema, targetOf } from './target-company'

/**
 * Adds a number by which customs or a tax office identifies a company.
 * @throws InvalidInputError where it can't be a number of its country, or is already there; NotFoundError
 */
export async function addTaxNumber(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  const { companyId } = targetOf(actor, 'company-facts.edit', companySchema, input)
  const parsed = taxNumberSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { country, kind } = parsed.data
  const number = readTaxNumber(kind, country, parsed.data.number)
  if (number === null)
    throw new InvalidInputError({
      number: [
        kind === 'eori'
          ? { code: 'refusals.eori_wrong' }
          : { code: 'refusals.tax_number_wrong', values: { country } },
      ],
    })
  // Asked before anything is locked: the register takes its time.
  const registerAnswer =
    kind === 'tax' && env().TAX_REGISTER === 'vies' ? await askVies(country, number) : null
  if (registerAnswer === false)
    throw new InvalidInputError({ number: [{ code: 'refusals.tax_number_unknown' }] })
  await inTransaction(context, async (tx) => {
    await lockedCompany(tx, companyId)
    const which = { companyId, country, kind, number }
    if ((await tx.companyTaxNumber.count({ where: which })) > 0)
      throw new InvalidInputError({ number: [{ code: 'refusals.tax_number_there' }] })
    await tx.companyTaxNumber.create({ data: { ...which, addedBy: nameOf(actor) } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.add_tax_number',
      objectType: 'company',
      objectId: companyId,
      after: { country, kind, number, ...(registerAnswer === null ? {} : { register: 'vies' }) },
    })
  })
}

/** Removes a number. @throws NotFoundError also where it is already gone */
export async function removeTaxNumber(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  const { companyId, id } = targetOf(actor, 'company-facts.edit', companyPartSchema, input)
  await inTransaction(context, async (tx) => {
    await lockedCompany(tx, companyId)
    const taxNumber = await tx.companyTaxNumber.findFirst({ where: { id, companyId } })
    if (!taxNumber) throw new NotFoundError('tax number')
    await tx.companyTaxNumber.delete({ where: { id } })
    const { country, kind, number } = taxNumber
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.remove_tax_number',
      objectType: 'company',
      objectId: companyId,
      before: { country, kind, number },
    })
  })
}
