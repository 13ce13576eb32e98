import { z } from 'zod'
import { InvalidInputError } from '@/platform/errors'
import { typedWhole } from '@/platform/typed-numbers'
import { schemaWords as words } from '@/platform/validation-words'
import { emailSchema } from '../schema'
import { STAFF_ROLES, type StaffRole } from './staff-roles'

/** Entries about the people of the house, as texts of a form. */

/** Name of a role's box in a form. */
export const roleField = (role: StaffRole): string => `role.${role}`

/** The ticked roles. @throws InvalidInputError for none */
export function tickedRoles(typed: Readonly<Record<string, string>>): StaffRole[] {
  const roles = STAFF_ROLES.filter((role) => typed[roleField(role)] === 'on')
  if (roles.length === 0) throw new InvalidInputError({ change: [words.a_role] })
  return roles
}

/** A person's roles as ticked boxes of a form. */
export const roleBoxes = (roles: readonly StaffRole[]): Record<string, string> =>
  Object.fromEntries(STAFF_ROLES.map((role) => [roleField(role), roles.includes(role) ? 'on' : '']))

/** The most days that an invitation is valid. */
const MOST_INVITED_DAYS = 30

export const invitationEntries = z.object({
  email: emailSchema,
  days: typedWhole(1, MOST_INVITED_DAYS),
})

const personId = z.string().min(1).max(80)

export const personEntries = z.object({ id: personId })

export const roleEntries = z.object({ id: personId, version: z.coerce.number<string>().int() })

export const leavingEntries = z.object({
  id: personId,
  successor: z.string().min(1, words.a_colleague).max(80),
})
