import { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import {
  anyCountries,
  countries,
  day,
  endDay,
  id,
  slug,
  someCodes,
  source,
  words,
} from './rules/change-fields'
import { NOTICE_TOPICS } from './engine/country'
import type { NoticeChange } from './engine/change-notices'
import { RuleSetError } from './engine/rule-set-error'
import type { Notice, Review, RuleSet } from './engine/types'
import { MOST_NOTICE, MOST_PAPERS } from './rule-schema'
import { riskRoot } from './rules/risk-list'
import { shippedDestinations } from './rules/rules-in-force'
import { EU_STATES } from './schema'

/** What staff enter about a country's requirements beside duty: the risks of the tariff desk. */

/** One paper per line. */
const papers = z
  .string()
  .max(4_000)
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .refine(
    (all) => all.length <= MOST_PAPERS && all.every((line) => line.length <= 400),
    schemaWords.papers,
  )
/** Countries whose rules we have; EU for all its states. */
const destinations = countries
  .transform((all) => [
    ...new Set(all.flatMap((code) => (code === 'EU' ? [...EU_STATES] : [code]))),
  ])
  .refine(
    (all) => all.every((code) => shippedDestinations.includes(code)),
    schemaWords.held_destinations,
  )

const fields = {
  topic: z.enum(NOTICE_TOPICS),
  title: words('name'),
  text: z.string().trim().min(10, schemaWords.what_is_asked).max(MOST_NOTICE),
  papers,
  codes: someCodes,
  origins: anyCountries,
  legalBasis: words('law'),
  source,
}
export const addNoticeSchema = z.object({
  kind: z.literal('add_notice'),
  destinations,
  ...fields,
  from: day,
  to: endDay,
})
export const supersedeNoticeSchema = z.object({
  kind: z.literal('supersede_notice'),
  noticeId: id,
  on: day,
  ...fields,
})
export const reviewNoticeSchema = z.object({ kind: z.literal('review_notice'), noticeId: id })
export const endNoticeSchema = z.object({
  kind: z.literal('end_notice'),
  noticeId: id,
  on: day,
  source,
})
type Entered =
  | z.output<typeof addNoticeSchema>
  | z.output<typeof supersedeNoticeSchema>
  | z.output<typeof reviewNoticeSchema>
  | z.output<typeof endNoticeSchema>

/** The rows of a destination; null where there are none. */
export type RowsOf = (destination: string) => RuleSet | null

/** A risk as now known, with the destinations that require it. */
export interface NoticeInForce {
  notice: Notice
  destinations: string[]
}

/** Every risk as now known, once with all its destinations, in the order of the rules. Pure. */
export function noticesInForce(rowsOf: RowsOf): NoticeInForce[] {
  const byId = new Map<string, NoticeInForce>()
  for (const destination of shippedDestinations)
    for (const notice of rowsOf(destination)?.notices ?? []) {
      if (notice.knownTo !== undefined) continue
      const entry = byId.get(notice.id) ?? { notice, destinations: [] }
      entry.destinations.push(destination)
      byId.set(notice.id, entry)
    }
  return [...byId.values()]
}

/**
 * The engine's change for what was entered, for every destination of the risk.
 * @param review who enters it, today
 * @throws RuleSetError where there is no such risk
 */
export function noticeChange(entered: Entered, rowsOf: RowsOf, review: Review): NoticeChange {
  if (entered.kind === 'add_notice') {
    const { kind, destinations: where, papers: paperList, ...row } = entered
    return {
      kind,
      destinations: where,
      notice: {
        ...row,
        id: slug(row.title, row.from),
        ...(paperList.length > 0 ? { papers: paperList } : {}),
        review,
      },
    }
  }
  const { noticeId } = entered
  const current = noticesInForce(rowsOf).find(({ notice }) => notice.id === noticeId)
  if (!current) throw new RuleSetError({ code: 'duty.notice_missing', values: { id: noticeId } })
  const of = { noticeId, destinations: current.destinations }
  if (entered.kind === 'review_notice') return { kind: entered.kind, ...of, review }
  if (entered.kind === 'end_notice')
    return { kind: entered.kind, ...of, on: entered.on, source: entered.source }
  const { on, papers: paperList, kind: _, noticeId: __, ...row } = entered
  // What isn't entered at the desk stays as it is: the fact that decides, and the mass from which it applies.
  const { papers: _papers, knownFrom: _known, endSource: _end, ...kept } = current.notice
  return {
    kind: 'supersede_notice',
    ...of,
    on,
    notice: {
      ...kept,
      ...row,
      id: `${riskRoot(noticeId)}-from-${on}`,
      from: on,
      to: current.notice.to,
      ...(paperList.length > 0 ? { papers: paperList } : {}),
      review,
    },
  }
}
