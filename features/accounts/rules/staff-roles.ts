/** The roles of staff. A person may have several, and may do what any of them may. */
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
