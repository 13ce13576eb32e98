import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may, ofCompany } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { CompanyAddress, CompanyTaxNumber } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'

/** A company as its own people see it. */
export interface OwnCompany {
  id: string
  name: string
  country: string | null
  timeZone: string
  addresses: CompanyAddress[]
  taxNumbers: CompanyTaxNumber[]
  mayEditAddresses: boolean
  mayEditFacts: boolean
  mayManage: boolean
}

/** @throws NotFoundError for a company that the actor doesn't belong to */
export async function ownCompany(actor: Actor, companyId: string): Promise<OwnCompany> {
  const of = ofCompany(companyId)
  authorize(actor, 'own-company.read', of)
  const company = await db.company.findUnique({
    where: { id: companyId },
    select: {
      id: true,
      name: true,
      country: true,
      timeZone: true,
      addresses: { orderBy: [{ kind: 'asc' }, { createdAt: 'asc' }] },
      taxNumbers: { orderBy: { createdAt: 'asc' } },
    },
  })
  if (!company) throw new NotFoundError('company')
  return {
    ...company,
    mayEditAddresses: may(actor, 'address.edit', of),
    mayEditFacts: may(actor, 'company-facts.edit', of),
    mayManage: may(actor, 'own-people.manage', of),
  }
}
