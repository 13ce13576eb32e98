import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { may, ofCompany } from '@/features/accounts/rules/permissions'
import type { LegalParty } from '../rules/legal-party'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * The legal data of a company, for its own members: as registered, else its name with the invoice
 * address, else as last signed for.
 * @returns null if it isn't complete, and for holders of a link alone: they type it
 */
export async function legalParty(
  actor: Actor,
  companyId: string,
  database: Pick<Prisma.TransactionClient, 'company' | 'signature'> = db,
): Promise<LegalParty | null> {
  if (!may(actor, 'own-company.read', ofCompany(companyId))) return null
  const company = await database.company.findUniqueOrThrow({
    where: { id: companyId },
    include: {
      addresses: { where: { kind: 'BILLING' }, orderBy: { createdAt: 'desc' }, take: 1 },
    },
  })
  if (company.legalAddress && company.legalCountry)
    return {
      name: company.legalName || company.name,
      address: company.legalAddress,
      country: company.legalCountry,
    }
  const [address] = company.addresses
  if (address)
    return {
      name: company.legalName || company.name,
      address: [
        address.lines,
        address.district,
        `${address.postcode} ${address.city}`.trim(),
        address.region,
      ]
        .filter(Boolean)
        .join('\n'),
      country: address.country,
    }
  const before = await database.signature.findFirst({
    where: { acceptance: { quote: { companyId } } },
    orderBy: { acceptance: { acceptedAt: 'desc' } },
  })
  return (
    before && {
      name: company.legalName || before.legalName,
      address: before.legalAddress,
      country: before.legalCountry,
    }
  )
}
