import { memberActor, type Actor } from '@/features/accounts/rules/actor'
import type { CompanyRole } from '@/features/accounts/rules/company-roles'

/**
 * A buyer: the owner of one company by default, in no table.
 * @param of companyId null for somebody without a company
 */
export const aMember = ({
  companyId,
  roles = ['owner'],
  ...who
}: {
  companyId: string | null
  roles?: readonly CompanyRole[]
  userId?: string
  name?: string
  email?: string
  linkedRequestIds?: readonly string[]
}): Extract<Actor, { kind: 'member' }> =>
  memberActor(
    { userId: 'ana', name: 'Ana', email: 'ana@aurora.example', ...who },
    companyId === null ? [] : [{ companyId, roles }],
  )
