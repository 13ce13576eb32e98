import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may, ofCompany } from '@/features/accounts/rules/permissions'
import type { LegalParty } from '@/features/quotes/rules/legal-party'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'

/** The legal data of a company, in its record and in the last signature in its name. */
export interface LegalData {
  /** version of the company, for changing it */
  version: number
  /** as in the record; null where it has no address */
  registered: LegalParty | null
  /** default entries of the form: what is known */
  known: LegalParty
  /** what was typed with the newest signature, where it differs from the record */
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
  const knownParty = {
    name: legalName || name,
    address: legalAddress,
    country: legalCountry ?? company.country ?? '',
  }
  const registered = legalAddress && legalCountry ? knownParty : null
  const signedParty = signature && {
    name: signature.legalName,
    address: signature.legalAddress,
    country: signature.legalCountry,
  }
  const isSame = JSON.stringify(signedParty) === JSON.stringify(registered)
  return {
    version,
    registered,
    known: knownParty,
    offered:
      signedParty && !isSame
        ? {
            ...signedParty,
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
