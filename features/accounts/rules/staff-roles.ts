/** What one of the house does there. A person may have several roles: what any of them may, they may. */
export const STAFF_ROLES = [
  'owner',
  'sales',
  'sales_manager',
  'merchandiser',
  'tariff_desk',
  'finance',
  'viewer',
] as const

export type StaffRole = (typeof STAFF_ROLES)[number]
