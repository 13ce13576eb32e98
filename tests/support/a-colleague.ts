import type { StaffRole } from '@/features/accounts/rules/staff-roles'
import { db } from '@/platform/db/client'

/** Adds a row for one of the house: Lin, unless another id is given. */
export async function aColleague(id = 'lin', roles: StaffRole[] = []): Promise<void> {
  await db.user.create({
    data: {
      id,
      name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
      email: `${id}@fsc.example`,
      role: 'STAFF',
      roles,
      emailVerified: true,
    },
  })
}
