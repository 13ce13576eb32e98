import { z } from 'zod'
import { LIMIT_WINDOWS } from '@/features/accounts/rules/approval-limit'
import { COMPANY_ROLES, type CompanyRole } from '@/features/accounts/rules/company-roles'
import { emailSchema } from '@/features/accounts/schema'
import type { CompanyLetter } from '@/platform/db/generated/enums'
import { InvalidInputError } from '@/platform/errors'
import { currencySchema } from '@/platform/fields'
import { typedWhole } from '@/platform/typed-numbers'
import { schemaWords as words } from '@/platform/validation-words'

/** Entries about a company's people, as texts of a form. */

/** Name of a role's box in a form. */
export const companyRoleField = (role: CompanyRole): string => `role.${role}`

/** Name of a letter kind's box in a form. */
export const letterField = (letter: CompanyLetter): string => `letter.${letter}`

/** The ticked roles. @throws InvalidInputError for none */
export function tickedCompanyRoles(typed: Readonly<Record<string, string>>): CompanyRole[] {
  const roles = COMPANY_ROLES.filter((role) => typed[companyRoleField(role)] === 'on')
  if (roles.length === 0) throw new InvalidInputError({ change: [words.a_role] })
  return roles
}

/** A member's roles as ticked boxes of a form. */
export const companyRoleBoxes = (roles: readonly CompanyRole[]): Record<string, string> =>
  Object.fromEntries(
    COMPANY_ROLES.map((role) => [companyRoleField(role), roles.includes(role) ? 'on' : '']),
  )

/** The most days that an invitation is valid. */
const MOST_INVITED_DAYS = 30

export const companySchema = z.object({ companyId: z.uuid() })
export const memberInvitation = companySchema.extend({
  email: emailSchema,
  days: typedWhole(1, MOST_INVITED_DAYS),
})
export const memberEntries = z.object({ memberId: z.uuid() })
export const memberRoleEntries = memberEntries.extend({ version: z.coerce.number<string>().int() })
export const limitEntries = memberEntries.extend({
  currency: z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .pipe(currencySchema),
  amount: z.string().max(40),
  window: z.enum(LIMIT_WINDOWS),
})
