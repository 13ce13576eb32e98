import { getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/entry'
import { roleField } from '../../rules/staff-entries'
import { STAFF_ROLES, type StaffRole } from '../../rules/staff-roles'

/** A box for each role, ticked for the current ones. */
export async function roleFields(currentRoles: readonly StaffRole[]): Promise<DeskField[]> {
  const roles = await getTranslations('staff.roles')
  return STAFF_ROLES.map((role) => ({
    name: roleField(role),
    label: roles(role),
    type: 'check',
    start: currentRoles.includes(role) ? 'on' : '',
  }))
}
