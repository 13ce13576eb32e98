import { z } from 'zod'
import { API_SCOPES, type ApiScope } from '@/features/accounts/rules/api-scopes'
import { InvalidInputError } from '@/platform/errors'
import { lineSchema } from '@/platform/fields'
import { typedWhole } from '@/platform/typed-numbers'
import { KEY_DAYS, scopeField } from './api-key-choices'
import { companySchema } from './member-entries'

/** What is entered of a key for a company's own program, as texts of a form. */

/** Of one company, keys that work at the same time: two a program, while one takes the other's place. */
export const MOST_API_KEYS = 20

export const apiKeyEntries = companySchema.extend({
  name: lineSchema(60).min(1),
  days: typedWhole(1, Math.max(...KEY_DAYS)),
})
export const apiKeyTarget = companySchema.extend({ keyId: z.uuid() })

/** The scopes whose boxes are ticked. @throws InvalidInputError for none */
export function tickedScopes(typed: Readonly<Record<string, string>>): ApiScope[] {
  const scopes = API_SCOPES.filter((scope) => typed[scopeField(scope)] === 'on')
  if (scopes.length === 0)
    throw new InvalidInputError({ scopes: [{ code: 'refusals.no_api_scope' }] })
  return scopes
}
