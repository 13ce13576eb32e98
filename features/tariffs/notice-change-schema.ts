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

/** What staff enter of what a country asks beside duty: the risks of the tariff desk. */

/** A line a paper. */
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
/** Countries whose rules we hold; EU for all its states. */
const destinations = countries
  .transform((all) => [
    ...new Set(all.flatMap((code) => (code === 'EU' ? [...EU_STATES] : [code]))),
  ])
  .refine(
    (all) => all.every((code) => shippedDestinations.includes(code)),
    schemaWords.held_destinations,
  )

const asked = {
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
  ...asked,
  from: day,
  to: endDay,
})
export const supersedeNoticeSchema = z.object({
  kind: z.literal('supersede_notice'),
  noticeId: id,
  on: day,
  ...asked,
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

/** The rows of a destination; null where none are held. */
export type RowsOf = (destination: string) => RuleSet | null

/** A risk as it is known now, with the destinations that ask it. */
export interface NoticeInForce {
  notice: Notice
  destinations: string[]
}

/** Every risk as it is known now, once with all the destinations that ask it, in the order of the rules. Pure. */
export function noticesInForce(rowsOf: RowsOf): NoticeInForce[] {
  const found = new Map<string, NoticeInForce>()
  for (const destination of shippedDestinations)
    for (const notice of rowsOf(destination)?.notices ?? []) {
      if (notice.knownTo !== undefined) continue
      const held = found.get(notice.id) ?? { notice, destinations: [] }
      held.destinations.push(destination)
      found.set(notice.id, held)
    }
  return [...found.values()]
}

/**
 * The engine's change for what was entered: of every destination that asks the risk.
 * @param review who enters it, today
 * @throws RuleSetError where there is no such risk
 */
export function noticeChange(entered: Entered, rowsOf: RowsOf, review: Review): NoticeChange {
  if (entered.kind === 'add_notice') {
    const { kind, destinations: where, papers: asks, ...row } = entered
    return {
      kind,
      destinations: where,
      notice: {
        ...row,
        id: slug(row.title, row.from),
        ...(asks.length > 0 ? { papers: asks } : {}),
        review,
      },
    }
  }
  const { noticeId } = entered
  const held = noticesInForce(rowsOf).find(({ notice }) => notice.id === noticeId)
  if (!held) throw new RuleSetError({ code: 'duty.notice_missing', values: { id: noticeId } })
  const of = { noticeId, destinations: held.destinations }
  if (entered.kind === 'review_notice') return { kind: entered.kind, ...of, review }
  if (entered.kind === 'end_notice')
    return { kind: entered.kind, ...of, on: entered.on, source: entered.source }
  const { on, papers: asks, kind: _, noticeId: __, ...row } = entered
  // What isn't entered at the desk goes on as it is held: the fact that decides, the mass it begins at.
  const { papers: _papers, knownFrom: _known, endSource: _end, ...kept } = held.notice
  return {
    kind: 'supersede_notice',
    ...of,
    on,
    notice: {
      ...kept,
      ...row,
      id: `${riskRoot(noticeId)}-from-${on}`,
      from: on,
      to: held.notice.to,
      ...(asks.length > 0 ? { papers: asks } : {}),
      review,
    },
  }
}
