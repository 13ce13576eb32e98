import type { CompanyPaperKind } from '@/platform/db/generated/enums'
import { daysBetween } from '@/platform/day'

/** Papers of a company, and how long they hold. Pure. */

export const PAPER_KINDS = [
  'TAX_CERTIFICATE',
  'RESALE_CERTIFICATE',
  'REGISTRATION',
  'IMPORT_LICENCE',
  'OTHER',
] as const satisfies readonly CompanyPaperKind[]

/** Of one company. */
export const MOST_PAPERS = 50

/** What may be kept as a paper: what opens anywhere and can't run. */
export const PAPER_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const

/** Whether a paper holds on a day. */
export type PaperStanding = 'holds' | 'ends' | 'ended'

/**
 * @param validUntil its last day, `YYYY-MM-DD`; null where it states none
 * @param today of the company's calendar
 * @param aheadDays so long before its last day its end is told: time enough to ask an office for another
 * @returns `ends` within those days, its last day among them
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
