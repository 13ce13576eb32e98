import type { StaffRole } from '@/features/accounts/rules/staff-roles'

/** The lists that each role lands on. Pure; browser-safe. */

/** The sections of work; their words are `work.sections.<name>`. */
export const SECTIONS = [
  'toAnswer',
  'askedAnew',
  'expiring',
  'unopened',
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
  'transfers',
  'deposits',
  'parts',
  'approvals',
  'exceptions',
] as const
export type SectionName = (typeof SECTIONS)[number]

/** The sections of each role, the most urgent first. */
const OF_ROLE: Readonly<Record<StaffRole, readonly SectionName[]>> = {
  owner: ['approvals', 'exceptions', 'followUps'],
  sales: ['toAnswer', 'askedAnew', 'expiring', 'unopened', 'followUps'],
  sales_manager: ['approvals', 'toAnswer', 'askedAnew', 'expiring', 'unopened', 'followUps'],
  merchandiser: ['drafts', 'lacking', 'documents', 'imports', 'followUps'],
  tariff_desk: ['reviews', 'approvals', 'endings', 'quotas', 'moved', 'followUps'],
  finance: ['payments', 'transfers', 'approvals', 'deposits', 'parts', 'followUps'],
  viewer: ['toAnswer'],
}

/** The sections of somebody with several roles: each once, those of the first role first. */
export function sectionsOf(roles: readonly StaffRole[]): SectionName[] {
  return [...new Set(roles.flatMap((role) => OF_ROLE[role]))]
}

/** Roles whose work is an owner's where nobody else has them, in the order in which an owner looks. */
const DOES_WORK = ['sales', 'merchandiser', 'tariff_desk', 'finance'] as const

/**
 * What only the owner of a house can have in their lists: a house of one person has all of it, one in which each
 * role has its person none.
 * @param othersRoles roles of everybody else
 * @returns by role, the sections that nobody else has and the owner's own lack; empty for actors who are no owner
 */
export function vacantSections(
  roles: readonly StaffRole[],
  othersRoles: readonly StaffRole[],
): { role: StaffRole; sections: SectionName[] }[] {
  if (!roles.includes('owner')) return []
  // A viewer does none of the work.
  const coveredSections = new Set(
    [...othersRoles.filter((role) => role !== 'viewer'), ...roles].flatMap((role) => OF_ROLE[role]),
  )
  return DOES_WORK.flatMap((role) => {
    const sections = OF_ROLE[role].filter((name) => !coveredSections.has(name))
    sections.forEach((name) => coveredSections.add(name))
    return sections.length > 0 ? [{ role, sections }] : []
  })
}

/** What is to be done with a row, a key of `work.steps`. */
export type Step =
  | 'answer'
  | 'price'
  | 'remind'
  | 'call'
  | 'follow'
  | 'publish'
  | 'complete'
  | 'renew'
  | 'continue'
  | 'review'
  | 'look'
  | 'requote'
  | 'settle'
  | 'match'
  | 'approve'
  | 'mend'
  | 'set'

/** One thing to do: plain values, put into words where it is shown. */
export interface WorkRow {
  id: string
  href: string
  /** number, style or code */
  name: string
  /** whom or what it concerns */
  subject: string
  /** a country, a kind, a reason: what distinguishes it from others */
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

/** The most rows shown; the list has the others. */
export const SECTION_ROWS = 15

/** Makes a section of query results: one result more than is shown means that there are more. */
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
