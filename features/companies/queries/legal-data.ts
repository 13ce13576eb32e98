import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may, ofCompany } from '@/features/accounts/rules/permissions'
import type { LegalParty } from '@/features/quotes/rules/legal-party'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'

/** As what a company is registered, by its record and by what was signed in its name last. */
export interface LegalData {
  /** of the company, for who changes it */
  version: number
  /** as the record has it; null where it says no address */
  registered: LegalParty | null
  /** what begins a form: what is known of it */
  known: LegalParty
  /** what was typed with the newest signature, where the record says something else */
  offered: (LegalParty & { acceptanceId: string; quoteSerial: number; by: string; at: Date }) | null
  mayEdit: boolean
  mayAdopt: boolean
}

/** @throws ForbiddenError; NotFoundError for a company that the actor doesn't belong to */
export async function legalData(actor: Actor, companyId: string): Promise<LegalData> {
  const of = ofCompany(companyId)
  authorize(actor, 'own-company.read', of)
  const [company, signature] = await Promise.all([
    db.company.findUnique({ where: { id: companyId } }),
    db.signature.findFirst({
      where: { acceptance: { quote: { companyId } } },
      orderBy: { acceptance: { acceptedAt: 'desc' } },
      include: { acceptance: { include: { quote: { select: { serial: true } } } } },
    }),
  ])
  if (!company) throw new NotFoundError('company')
  const { version, name, legalName, legalAddress, legalCountry } = company
  const known = {
    name: legalName || name,
    address: legalAddress,
    country: legalCountry ?? company.country ?? '',
  }
  const registered = legalAddress && legalCountry ? known : null
  const signed = signature && {
    name: signature.legalName,
    address: signature.legalAddress,
    country: signature.legalCountry,
  }
  const isSame = JSON.stringify(signed) === JSON.stringify(registered)
  return {
    version,
    registered,
    known,
    offered:
      signed && !isSame
        ? {
            ...signed,
            acceptanceId: signature.acceptanceId,
            quoteSerial: signature.acceptance.quote.serial,
            by: signature.acceptance.signerName,
            at: signature.acceptance.acceptedAt,
          }
        : null,
    mayEdit: may(actor, 'company-facts.edit', of),
    mayAdopt: may(actor, 'own-people.manage', of),
  }
}
