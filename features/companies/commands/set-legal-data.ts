import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { legalGaps, type LegalParty } from '@/features/quotes/rules/legal-party'
import { legalEntries } from '@/features/quotes/signing-schema'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { MISSING } from '@/platform/validation-words'
import { lockedCompany } from './save-company'
import { targetOf } from './target-company'

const target = z.object({
  companyId: z.uuid(),
  /** of the company as its page showed it */
  version: z.coerce.number<string>().int().min(1),
})

/**
 * Sets as what a company is registered: signatures in its name say that from then on. What was signed stays as it was.
 * @param input `companyId`, `version`, and the fields of `legalEntries`
 * @throws InvalidInputError by field, ConflictError 'stale' where somebody changed the company since, ForbiddenError,
 *   NotFoundError
 */
export async function setLegalData(context: Context, input: unknown): Promise<void> {
  const which = targetOf(context.actor, 'company-facts.edit', target, input)
  const parsed = z.object(legalEntries).safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { legalName, legalAddress, legalCountry } = parsed.data
  await write(context, which, {
    name: legalName,
    address: legalAddress.replaceAll('\r\n', '\n'),
    country: legalCountry,
  })
}

/**
 * Takes what was typed with a signature into the company's record, in one press of an owner who has read both.
 * @param input `companyId`, `version`, and `acceptanceId` of the signature
 * @throws as {@link setLegalData}; NotFoundError also for another company's signature
 */
export async function adoptLegalData(context: Context, input: unknown): Promise<void> {
  const which = targetOf(context.actor, 'own-people.manage', target, input)
  const parsed = z.object({ acceptanceId: z.uuid() }).safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  await write(context, which, parsed.data)
}

/** @param given the data, or the signature that has them */
async function write(
  context: Context,
  { companyId, version }: z.infer<typeof target>,
  given: LegalParty | { acceptanceId: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const held = await lockedCompany(tx, companyId)
    if (held.version !== version) throw new ConflictError('stale')
    const signed =
      'acceptanceId' in given
        ? await tx.signature.findFirst({
            where: { acceptanceId: given.acceptanceId, acceptance: { quote: { companyId } } },
          })
        : null
    if ('acceptanceId' in given && !signed) throw new NotFoundError('signature')
    const party: LegalParty = signed
      ? { name: signed.legalName, address: signed.legalAddress, country: signed.legalCountry }
      : (given as LegalParty)
    const gaps = legalGaps(party)
    if (gaps.length > 0)
      throw new InvalidInputError(Object.fromEntries(gaps.map((field) => [field, [MISSING]])))
    const data = {
      legalName: party.name,
      legalAddress: party.address,
      legalCountry: party.country,
    }
    await tx.company.update({
      where: { id: companyId },
      data: { ...data, version: { increment: 1 } },
    })
    const { legalName, legalAddress, legalCountry } = held
    await recordAudit(tx, {
      actor: auditActor(context.actor),
      // The desk's form of the profile reads from such deeds what it was opened with.
      action: 'company.save',
      objectType: 'company',
      objectId: companyId,
      before: { legalName, legalAddress, legalCountry: legalCountry ?? '' },
      after: { ...data, ...(signed ? { acceptanceId: signed.acceptanceId } : {}) },
    })
  })
}
