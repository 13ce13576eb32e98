import type { RuleSet } from '@/features/tariffs/engine/types'
import type { Message } from '@/i18n/message'
import type { QuoteDocument } from '../schema'
import { everyPick, offersPicked } from './choices'
import { quotePapers, type ArticlePapers, type LinePapers, type QuotePapers } from './papers'

/**
 * The papers of a quote over everything that can be picked, or by the signed pick where there is
 * one. Pure.
 */

/** A line as it can be picked. */
export interface OfferedLine extends LinePapers {
  /** of the line itself, of an offer in its place, or of an optional line */
  offerId: string
  /** the line's place, from 1; null for an optional line */
  line: number | null
  /** which of its offers it is, A for the first; null for a line without other offers */
  letter: string | null
}

/** Something that is missing in at least one pick. */
export interface OfferedLack {
  /** the offer that it belongs to; null for the quote as a whole */
  of: string | null
  message: Message
  /** in how many of all picks it is missing */
  found: number
}

export interface OfferedPapers extends Pick<QuotePapers, 'risks'> {
  lines: OfferedLine[]
  lacks: OfferedLack[]
  /** the number of possible picks; 1 where nothing is left to choose */
  ways: number
}

/** @param rules and articles as for {@link quotePapers} */
export function offeredPapers(
  document: QuoteDocument,
  rules: RuleSet | null,
  articles: ReadonlyMap<string, ArticlePapers>,
): OfferedPapers {
  const picks = everyPick(document)
  const lines = new Map<string, OfferedLine>()
  const lacks = new Map<string, OfferedLack>()
  const risks = new Map<string, QuotePapers['risks'][number]>()
  for (const each of picks) {
    const papers = quotePapers(each.document, rules, articles)
    const offers = offersPicked(document.draft, each.picks)
    const offerOf = (lineId: string) => offers.get(lineId) ?? lineId
    for (const line of papers.lines) {
      const offerId = offerOf(line.id)
      if (!lines.has(offerId))
        lines.set(offerId, { ...line, offerId, ...placeOf(document, line.id, offerId) })
    }
    for (const risk of papers.risks) if (!risks.has(risk.notice.id)) risks.set(risk.notice.id, risk)
    for (const { line, message } of papers.lacks) {
      const lineId = line === null ? undefined : each.document.draft.lines[line - 1]?.id
      const of = lineId === undefined ? null : offerOf(lineId)
      const key = JSON.stringify([of, message])
      lacks.set(key, { of, message, found: (lacks.get(key)?.found ?? 0) + 1 })
    }
  }
  const order = [...lines.values()].toSorted(
    (a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || byLetter(a, b),
  )
  return {
    lines: order,
    risks: [...risks.values()],
    lacks: order
      .flatMap(({ offerId }) => [...lacks.values()].filter(({ of }) => of === offerId))
      .concat([...lacks.values()].filter(({ of }) => of === null)),
    ways: picks.length,
  }
}

const byLetter = ({ letter: a }: OfferedLine, { letter: b }: OfferedLine): number =>
  (a ?? '').localeCompare(b ?? '')

function placeOf(
  { draft: { lines, choices = [] } }: QuoteDocument,
  lineId: string,
  offerId: string,
): Pick<OfferedLine, 'line' | 'letter'> {
  const at = lines.findIndex(({ id }) => id === lineId)
  const group = choices.find((each) => each.of === 'line' && each.lineId === lineId)
  if (!group) return { line: at < 0 ? null : at + 1, letter: null }
  const offer = group.offers.findIndex(({ id }) => id === offerId)
  // The group's own id is that of the first offer: the line itself.
  return { line: at + 1, letter: String.fromCharCode(66 + offer) }
}
