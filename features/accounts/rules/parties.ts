import type { ApiScope } from './api-scopes'
import type { CompanyRole } from './company-roles'
import type { StaffRole } from './staff-roles'

/** A role at a buying company. */
export type CompanyParty = `company:${CompanyRole}`

/** A scope of a company's API key. */
export type KeyParty = `key:${ApiScope}`

/**
 * The parties of the table: for staff each of their roles, and `staff` for any role; for buyers each of their roles,
 * `member` for any, and `alone` without a company; for an API key each of its scopes; for others their kind, and
 * whether they hold a link.
 */
export type Party =
  | 'anonymous'
  | 'guest'
  | 'member'
  | 'alone'
  | CompanyParty
  | 'staff'
  | StaffRole
  | 'enrolling'
  | 'apiKey'
  | KeyParty
  | 'system'
  | 'stripe'

export const asParty = (role: CompanyRole): CompanyParty => `company:${role}`
export const asKeyParty = (scope: ApiScope): KeyParty => `key:${scope}`
