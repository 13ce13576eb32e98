import { addDays } from '@/platform/day'
import { phaseState } from '../engine/agreement'
import { REVIEW_HOLDS_DAYS } from '../engine/review'
import type { Review, RuleSet } from '../engine/types'

/** How many days ahead the desk and the quotes are told. */
export const NOTICE_DAYS = 30

/** What soon ends, or whose review soon goes stale. */
export interface Ending {
  kind: 'measure' | 'exclusion' | 'phase' | 'quota' | 'review'
  /** id of the row; of reviews, the day they were made */
  id: string
  title: string
  /** the first day on which it is no longer in force */
  on: string
  source: string
  /** what identifies it in a quote's layers: the rows, headings and quotas that they name */
  measureIds: readonly string[]
  headings: readonly string[]
  orderNumbers: readonly string[]
}

/** What the layers of a quote name. */
export interface NamedRows {
  measureIds: ReadonlySet<string>
  headings: ReadonlySet<string>
  orderNumbers: ReadonlySet<string>
}

/** Whether a quote depends on what ends. */
export const touches = (ending: Ending, names: NamedRows): boolean =>
  rowsTouched(ending, names) > 0 ||
  ending.orderNumbers.some((orderNumber) => names.orderNumbers.has(orderNumber))

/** How many of the ending rows a quote depends on. */
export const rowsTouched = ({ measureIds, headings }: Ending, names: NamedRows): number =>
  measureIds.filter((id) => names.measureIds.has(id)).length +
  headings.filter((heading) => names.headings.has(heading)).length

/**
 * What of the rules ends, or goes stale, after a day and within thirty days of it, the earliest first. Pure. Rows
 * reviewed on one day go stale together and are reported once.
 */
export function endingSoon(rules: RuleSet, today: string): Ending[] {
  const last = addDays(today, NOTICE_DAYS)
  const soon = (day: string | null): day is string => day !== null && today < day && day <= last
  const current = rules.measures.filter(({ knownTo }) => knownTo === undefined)
  const lists = (rules.exclusions ?? []).filter(({ knownTo }) => knownTo === undefined)
  const nothing = { measureIds: [], headings: [], orderNumbers: [] }
  const measures = current.flatMap((row): Ending[] =>
    soon(row.to)
      ? [
          {
            ...nothing,
            kind: 'measure',
            id: row.id,
            title: row.title,
            on: row.to,
            source: row.endSource ?? row.source,
            measureIds: [row.id],
          },
        ]
      : [],
  )
  const exclusions = lists.flatMap((row): Ending[] =>
    soon(row.to)
      ? [
          {
            ...nothing,
            kind: 'exclusion',
            id: row.id,
            title: row.title,
            on: row.to,
            source: row.source,
            headings: [row.heading],
          },
        ]
      : [],
  )
  const phases = (rules.agreements ?? []).flatMap((agreement) =>
    agreement.phases.flatMap((phase) => {
      if (phaseState(phase, today) !== 'in_force') return []
      const end = phase.states
        .filter(({ from }) => soon(from) && phaseState(phase, from) !== 'in_force')
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))[0]
      return end
        ? [
            {
              ...nothing,
              kind: 'phase' as const,
              id: `${agreement.id}/${phase.id}`,
              title: `${agreement.title}, ${phase.title}`,
              on: end.from,
              source: end.source,
              headings: phase.concessions.map(({ heading }) => heading),
            },
          ]
        : []
    }),
  )
  const quotas = (rules.quotas ?? []).flatMap((quota) =>
    quota.definitions.flatMap(({ from, to }): Ending[] => {
      const on = addDays(to, 1)
      return from <= today && soon(on)
        ? [
            {
              ...nothing,
              kind: 'quota',
              id: `${quota.orderNumber}/${from}`,
              title: quota.title,
              on,
              source: quota.orderNumber,
              orderNumbers: [quota.orderNumber],
            },
          ]
        : []
    }),
  )
  const inForce = <R extends { from: string; to: string | null }>(rows: readonly R[]) =>
    rows.filter(({ from, to }) => from <= today && (to === null || today < to))
  const readings = staleGroups(
    [
      ...inForce(current).map(({ id, review }) => ({ id, review, heading: null })),
      ...inForce(lists).map(({ id, review, heading }) => ({ id, review, heading })),
    ],
    soon,
  )
  return [...measures, ...exclusions, ...phases, ...quotas, ...readings].toSorted(
    (a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) || (a.id < b.id ? -1 : 1),
  )
}

/** Rows in force grouped by the day they were reviewed, where that soon goes stale. */
function staleGroups(
  rows: readonly { id: string; review: Review; heading: string | null }[],
  soon: (day: string | null) => day is string,
): Ending[] {
  const byDay = new Map<string, { ids: string[]; headings: string[]; by: string }>()
  for (const { id, review, heading } of rows) {
    if (review.state !== 'reviewed' || !soon(staleOn(review.at))) continue
    const group = byDay.get(review.at) ?? { ids: [], headings: [], by: review.by }
    if (heading === null) group.ids.push(id)
    else group.headings.push(heading)
    byDay.set(review.at, group)
  }
  return [...byDay].map(([at, { ids, headings, by }]): Ending => ({
    kind: 'review',
    id: at,
    title: String(ids.length + headings.length),
    on: staleOn(at),
    source: by,
    measureIds: ids,
    headings,
    orderNumbers: [],
  }))
}

/** The first day on which a review is stale. */
export const staleOn = (readOn: string): string => addDays(readOn, REVIEW_HOLDS_DAYS + 1)

/** A notice, the countries whose rules it concerns, and how many open quotes to them depend on it. */
export interface EndingNotice {
  ending: Ending
  destinations: string[]
  quotes: number
}

/**
 * The notices of several countries' rules, each once where their rows are the same, the earliest first. Pure.
 * @param open what open quotes name
 */
export function endingNotices(
  countries: readonly { destination: string; rules: RuleSet; today: string }[],
  open: readonly (NamedRows & { destination: string })[],
): EndingNotice[] {
  const notices = new Map<string, EndingNotice>()
  for (const { destination, rules, today } of countries)
    for (const ending of endingSoon(rules, today)) {
      const key = JSON.stringify([ending.kind, ending.id, ending.title, ending.on])
      const notice = notices.get(key) ?? { ending, destinations: [], quotes: 0 }
      notice.destinations.push(destination)
      notice.quotes += open.filter(
        (quote) => quote.destination === destination && touches(ending, quote),
      ).length
      notices.set(key, notice)
    }
  return [...notices.values()].toSorted((a, b) => (a.ending.on < b.ending.on ? -1 : 1))
}
