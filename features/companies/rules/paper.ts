import type { CompanyPaperKind } from '@/platform/db/generated/enums'
import { daysBetween } from '@/platform/day'

/** Papers of a company, and how long they are valid. Pure. */

export const PAPER_KINDS = [
  'TAX_CERTIFICATE',
  'RESALE_CERTIFICATE',
  'REGISTRATION',
  'IMPORT_LICENCE',
  'OTHER',
] as const satisfies readonly CompanyPaperKind[]

/** The most papers of one company. */
export const MOST_PAPERS = 50

/** Types that a paper may have: they open anywhere and can't run. */
export const PAPER_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const

/** Whether a paper is valid on a day. */
export type PaperStanding = 'holds' | 'ends' | 'ended'

/**
 * The standing of a paper on a day.
 * @param validUntil its last day, `YYYY-MM-DD`; null where it has none
 * @param today of the company's calendar
 * @param aheadDays how many days before its last day its end is announced: enough to apply for another
 * @returns `ends` within those days, including its last day
 */
export function paperStanding(
  validUntil: string | null,
  today: string,
  aheadDays: number,
): PaperStanding {
  if (validUntil === null) return 'holds'
  if (validUntil < today) return 'ended'
  return daysBetween(today, validUntil) <= aheadDays ? 'ends' : 'holds'
}
