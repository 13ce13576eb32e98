import type { ApiScope } from '@/features/accounts/rules/api-scopes'

/** After how many days a key of a company's own program ends: none lasts for ever. Browser-safe. */
export const KEY_DAYS = [30, 90, 180, 365] as const
export const USUAL_KEY_DAYS = 90 satisfies (typeof KEY_DAYS)[number]

/** Name of a scope's box in a form. */
export const scopeField = (scope: ApiScope): string => `scope.${scope}`
