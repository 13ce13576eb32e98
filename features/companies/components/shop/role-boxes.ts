import { getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/form'
import { COMPANY_ROLES, type CompanyRole } from '@/features/accounts/rules/company-roles'
import { companyRoleField } from '../../rules/member-entries'

/** A box for each role at a company, those that are held ticked. */
export async function companyRoleFields(held: readonly CompanyRole[]): Promise<DeskField[]> {
  const t = await getTranslations('ownCompany')
  return COMPANY_ROLES.map((role) => ({
    name: companyRoleField(role),
    label: t('roleLabel', { role: t(`roles.${role}`), does: t(`roleHints.${role}`) }),
    type: 'check',
    start: held.includes(role) ? 'on' : '',
    wide: true,
  }))
}
