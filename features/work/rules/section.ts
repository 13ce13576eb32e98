import type { StaffRole } from '@/features/accounts/rules/staff-roles'

/** The lists that each role lands on. Pure; browser-safe. */

/** What stands in a list of work; its words are `work.sections.<name>`. */
export const SECTIONS = [
  'toAnswer',
  'askedAnew',
  'expiring',
  'followUps',
  'drafts',
  'lacking',
  'documents',
  'imports',
  'reviews',
  'endings',
  'quotas',
  'moved',
  'payments',
  'deposits',
  'approvals',
  'exceptions',
] as const
export type SectionName = (typeof SECTIONS)[number]

/** What each role has to do, the most urgent first. */
const OF_ROLE: Readonly<Record<StaffRole, readonly SectionName[]>> = {
  owner: ['approvals', 'exceptions', 'followUps'],
  sales: ['toAnswer', 'askedAnew', 'expiring', 'followUps'],
  sales_manager: ['approvals', 'toAnswer', 'askedAnew', 'expiring', 'followUps'],
  merchandiser: ['drafts', 'lacking', 'documents', 'imports', 'followUps'],
  tariff_desk: ['reviews', 'approvals', 'endings', 'quotas', 'moved', 'followUps'],
  finance: ['payments', 'approvals', 'deposits', 'followUps'],
  viewer: ['toAnswer'],
}

/** The lists of somebody with several roles: each once, those of the first role first. */
export function sectionsOf(roles: readonly StaffRole[]): SectionName[] {
  return [...new Set(roles.flatMap((role) => OF_ROLE[role]))]
}

/** What is to be done with a row, a key of `work.steps`. */
export type Step =
  | 'answer'
  | 'price'
  | 'remind'
  | 'follow'
  | 'publish'
  | 'complete'
  | 'renew'
  | 'continue'
  | 'review'
  | 'look'
  | 'requote'
  | 'settle'
  | 'approve'
  | 'mend'

/** One thing to do: plain values, said where it is shown. */
export interface WorkRow {
  id: string
  href: string
  /** number, style or code */
  name: string
  /** whom or what it concerns */
  subject: string
  /** a country, a kind, a reason: what tells it from others */
  detail: string
  value: { minor: number; currency: string } | null
  owner: string | null
  /** since when it waits, in working hours; or the day that matters, `YYYY-MM-DD` */
  age: { hours: number } | { day: string } | null
  mark: 'late' | 'soon' | null
  step: Step
}

export interface WorkSection {
  name: SectionName
  rows: WorkRow[]
  /** there are more than are shown */
  more: boolean
  /** the list of all, where there is one */
  href: string | null
}

/** As many as one looks over; the list has the others. */
export const SECTION_ROWS = 15

/** A section of what was found: one more than is shown tells that there is more. */
export const section = (
  name: SectionName,
  rows: readonly WorkRow[],
  href: string | null,
): WorkSection => ({
  name,
  rows: rows.slice(0, SECTION_ROWS),
  more: rows.length > SECTION_ROWS,
  href,
})
