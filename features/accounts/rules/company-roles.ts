/** What a person is to a company that buys; the permission table says what each may. */
export const COMPANY_ROLES = ['owner', 'buyer', 'approver', 'viewer', 'finance'] as const
export type CompanyRole = (typeof COMPANY_ROLES)[number]

/** One company that a person belongs to, as read on this very request. */
export interface Membership {
  companyId: string
  /** at least one */
  roles: readonly CompanyRole[]
}

/** Of several companies the one that was looked at last, by its id: what a page begins with, and no right. */
export const COMPANY_COOKIE = 'company'
