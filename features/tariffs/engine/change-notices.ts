import { ended, relearned } from './dated-rows'
import type { RuleProblem } from './messages'
import type { Notice, Review, RuleSet } from './types'

/** A change of what countries require beside duty: in one country's rules, or in several that say the same. */
export type NoticeChange =
  | { kind: 'add_notice'; destinations: readonly string[]; notice: Notice }
  | {
      kind: 'supersede_notice'
      destinations: readonly string[]
      noticeId: string
      on: string
      notice: Notice
    }
  | { kind: 'review_notice'; destinations: readonly string[]; noticeId: string; review: Review }
  | {
      kind: 'end_notice'
      destinations: readonly string[]
      noticeId: string
      on: string
      source?: string
    }

const KINDS = ['add_notice', 'supersede_notice', 'review_notice', 'end_notice'] as const

export const isNoticeChange = <C extends { kind: string }>(
  change: C,
): change is Extract<C, NoticeChange> => KINDS.some((kind) => kind === change.kind)

/**
 * The rules of a destination after a change of its requirements; other destinations' rules stay as they are.
 * @param fail throws for a change that can't be made
 * @param knownFrom day from which it is known; left out for what-ifs
 */
export function applyNoticeChange(
  rules: RuleSet,
  change: NoticeChange,
  fail: (problem: RuleProblem) => never,
  knownFrom?: string,
): RuleSet {
  if (!change.destinations.includes(rules.destination)) return rules
  const notices = rules.notices ?? []
  const knownDates = knownFrom === undefined ? {} : { knownFrom }
  const isThere = (id: string) => notices.some((each) => each.id === id)
  switch (change.kind) {
    case 'add_notice':
      if (isThere(change.notice.id))
        fail({ code: 'duty.notice_there', values: { id: change.notice.id } })
      return { ...rules, notices: [...notices, { ...change.notice, ...knownDates }] }
    case 'review_notice':
      if (!isThere(change.noticeId))
        fail({ code: 'duty.notice_missing', values: { id: change.noticeId } })
      return {
        ...rules,
        notices: relearned(notices, change.noticeId, knownFrom, (notice) => ({
          ...notice,
          review: change.review,
        })),
      }
    case 'end_notice':
    case 'supersede_notice': {
      const endSource = change.kind === 'end_notice' ? change.source : change.notice.source
      const without =
        ended(notices, change.noticeId, change.on, knownFrom, endSource ? { endSource } : {}) ??
        fail({
          code: 'duty.notice_missing_to_end',
          values: { id: change.noticeId, on: { day: change.on } },
        })
      if (change.kind === 'end_notice') return { ...rules, notices: without }
      if (isThere(change.notice.id))
        fail({ code: 'duty.notice_there', values: { id: change.notice.id } })
      return {
        ...rules,
        notices: [...without, { ...change.notice, from: change.on, ...knownDates }],
      }
    }
  }
}
