import { z } from 'zod'
import { LIMIT_WINDOWS } from '@/features/accounts/rules/approval-limit'
import { COMPANY_ROLES, type CompanyRole } from '@/features/accounts/rules/company-roles'
import { emailSchema } from '@/features/accounts/schema'
import type { CompanyLetter } from '@/platform/db/generated/enums'
import { InvalidInputError } from '@/platform/errors'
import { currencySchema } from '@/platform/fields'
import { typedWhole } from '@/platform/typed-numbers'
import { schemaWords as words } from '@/platform/validation-words'

/** What is entered of a company's people, as texts of a form. */

/** Name of a role's box in a form. */
export const companyRoleField = (role: CompanyRole): string => `role.${role}`

/** Name of the box of a kind of letters in a form. */
export const letterField = (letter: CompanyLetter): string => `letter.${letter}`

/** The roles whose boxes are ticked. @throws InvalidInputError for none */
export function tickedCompanyRoles(typed: Readonly<Record<string, string>>): CompanyRole[] {
  const roles = COMPANY_ROLES.filter((role) => typed[companyRoleField(role)] === 'on')
  if (roles.length === 0) throw new InvalidInputError({ change: [words.a_role] })
  return roles
}

/** What of a member's roles is kept for a form: its boxes, as they are ticked. */
export const companyRoleBoxes = (held: readonly CompanyRole[]): Record<string, string> =>
  Object.fromEntries(
    COMPANY_ROLES.map((role) => [companyRoleField(role), held.includes(role) ? 'on' : '']),
  )

/** An invitation lasts so many days at most. */
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
