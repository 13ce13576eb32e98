import { getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/entry'
import { COMPANY_ROLES, type CompanyRole } from '@/features/accounts/rules/company-roles'
import { companyRoleField } from '../../rules/member-entries'

/** A box for each role at a company, ticked for the current ones. */
export async function companyRoleFields(
  currentRoles: readonly CompanyRole[],
): Promise<DeskField[]> {
  const t = await getTranslations('ownCompany')
  return COMPANY_ROLES.map((role) => ({
    name: companyRoleField(role),
    label: t('roleLabel', { role: t(`roles.${role}`), does: t(`roleHints.${role}`) }),
    type: 'check',
    start: currentRoles.includes(role) ? 'on' : '',
    wide: true,
  }))
}
