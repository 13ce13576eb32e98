import type { StaffRole } from '@/features/accounts/rules/staff-roles'

/** The lists that each role lands on. Pure; browser-safe. */

/** What stands in a list of work; its words are `work.sections.<name>`. */
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

/** What each role has to do, the most urgent first. */
const OF_ROLE: Readonly<Record<StaffRole, readonly SectionName[]>> = {
  owner: ['approvals', 'exceptions', 'followUps'],
  sales: ['toAnswer', 'askedAnew', 'expiring', 'unopened', 'followUps'],
  sales_manager: ['approvals', 'toAnswer', 'askedAnew', 'expiring', 'unopened', 'followUps'],
  merchandiser: ['drafts', 'lacking', 'documents', 'imports', 'followUps'],
  tariff_desk: ['reviews', 'approvals', 'endings', 'quotas', 'moved', 'followUps'],
  finance: ['payments', 'transfers', 'approvals', 'deposits', 'parts', 'followUps'],
  viewer: ['toAnswer'],
}

/** The lists of somebody with several roles: each once, those of the first role first. */
export function sectionsOf(roles: readonly StaffRole[]): SectionName[] {
  return [...new Set(roles.flatMap((role) => OF_ROLE[role]))]
}

/** Whose work is an owner's where nobody else does it; in the order in which an owner looks. */
const DOES_WORK = ['sales', 'merchandiser', 'tariff_desk', 'finance'] as const

/**
 * What nobody of a house has in their lists but its owner: a house of one does all of it, and one in which each
 * role has its person none.
 * @param held roles of all others
 * @returns by role, the lists that no other person lands on and the owner's own lack; nothing for who is no owner
 */
export function vacantSections(
  roles: readonly StaffRole[],
  held: readonly StaffRole[],
): { role: StaffRole; sections: SectionName[] }[] {
  if (!roles.includes('owner')) return []
  // Who only looks does nothing of it.
  const seen = new Set(
    [...held.filter((role) => role !== 'viewer'), ...roles].flatMap((role) => OF_ROLE[role]),
  )
  return DOES_WORK.flatMap((role) => {
    const sections = OF_ROLE[role].filter((name) => !seen.has(name))
    sections.forEach((name) => seen.add(name))
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
