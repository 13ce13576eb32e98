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
  /** version of the company that the page showed */
  version: z.coerce.number<string>().int().min(1),
})

/**
 * Sets the legal data under which a company is registered: later signatures in its name state it. What was signed stays
 * as it was.
 * @param input `companyId`, `version`, and the fields of `legalEntries`
 * @throws InvalidInputError by field, ConflictError 'stale' where somebody has changed the company since,
 *   ForbiddenError, NotFoundError
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
 * Copies what was typed with a signature into the company's record, at the press of an owner who has seen both.
 * @param input `companyId`, `version`, and `acceptanceId` of the signature
 * @throws as {@link setLegalData}; NotFoundError also for another company's signature
 */
export async function adoptLegalData(context: Context, input: unknown): Promise<void> {
  const which = targetOf(context.actor, 'own-people.manage', target, input)
  const parsed = z.object({ acceptanceId: z.uuid() }).safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  await write(context, which, parsed.data)
}

/** @param source the data, or the signature that has them */
async function write(
  context: Context,
  { companyId, version }: z.infer<typeof target>,
  source: LegalParty | { acceptanceId: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const company = await lockedCompany(tx, companyId)
    if (company.version !== version) throw new ConflictError('stale')
    const signature =
      'acceptanceId' in source
        ? await tx.signature.findFirst({
            where: { acceptanceId: source.acceptanceId, acceptance: { quote: { companyId } } },
          })
        : null
    if ('acceptanceId' in source && !signature) throw new NotFoundError('signature')
    const party: LegalParty = signature
      ? {
          name: signature.legalName,
          address: signature.legalAddress,
          country: signature.legalCountry,
        }
      : (source as LegalParty)
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
    const { legalName, legalAddress, legalCountry } = company
    await recordAudit(tx, {
      actor: auditActor(context.actor),
      // The profile form of the desk finds in such records what it was opened with.
      action: 'company.save',
      objectType: 'company',
      objectId: companyId,
      before: { legalName, legalAddress, legalCountry: legalCountry ?? '' },
      after: { ...data, ...(signature ? { acceptanceId: signature.acceptanceId } : {}) },
    })
  })
}
