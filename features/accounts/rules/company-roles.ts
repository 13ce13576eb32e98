/** A person's roles at a buying company; the permission table says what each may do. */
export const COMPANY_ROLES = ['owner', 'buyer', 'approver', 'viewer', 'finance'] as const
export type CompanyRole = (typeof COMPANY_ROLES)[number]

/** A company that a person belongs to, as read for this very request. */
export interface Membership {
  companyId: string
  /** at least one */
  roles: readonly CompanyRole[]
}

/** Holds the id of the company that was last selected: what a page starts with, and not a permission. */
export const COMPANY_COOKIE = 'company'
