import type { ChoiceGroup, DraftLine } from '../schema'
import { repricedLine, type ArticleLine } from './counter'
import type { EnteredChoice, EnteredOffer } from './entered-draft'

/**
 * An offer of an article of another design, or in a finish that doesn't exist, by where it is
 * entered.
 */
export interface StrangeOffer {
  path: string
  code: 'other_design' | 'no_finish'
}

/** A made-to-order line in another finish of its design; null if it isn't available in it. */
export type LineInFinish = (line: DraftLine, finish: string) => DraftLine | null

/**
 * Entered groups with each offer as a whole line: at the list price where no price is entered, and
 * everything else as in the line. Pure.
 * @param lines of the draft, verified
 */
export function groupsEntered(
  entered: readonly EnteredChoice[],
  lines: readonly DraftLine[],
  articleLine: ArticleLine,
  inFinish: LineInFinish,
): { groups: ChoiceGroup[]; strange: StrangeOffer[] } {
  const strange: StrangeOffer[] = []
  const groups = entered.flatMap((group, g): ChoiceGroup[] => {
    if (group.of === 'terms') return [group]
    const line = lines.find(({ id }) => id === group.lineId)
    // The line was removed, and its other offers with it.
    if (!line) return []
    const offers = group.offers.map((offer, o) => {
      const sku = offer.sku ?? line.sku
      if (
        sku !== line.sku &&
        (sku === null || !articleLine(line, { sku, quantity: 1, without: [] }))
      )
        strange.push({ path: `choices.${g}.offers.${o}.sku`, code: 'other_design' })
      const { finish } = offer
      const wholeLine = madeLine(line, offer, articleLine)
      const finished = finish === null ? wholeLine : inFinish(wholeLine, finish)
      if (!finished) strange.push({ path: `choices.${g}.offers.${o}.finish`, code: 'no_finish' })
      return { id: offer.id, line: withEntries(finished ?? wholeLine, offer) }
    })
    return [{ ...group, offers }]
  })
  return { groups, strange }
}

function madeLine(
  line: DraftLine,
  { sku, quantity }: EnteredOffer,
  articleLine: ArticleLine,
): DraftLine {
  const { sample: _, ...made } = repricedLine(
    line,
    { quantity, ...(sku === null ? {} : { sku }) },
    articleLine,
  )
  return made
}

function withEntries(wholeLine: DraftLine, offer: EnteredOffer): DraftLine {
  const { title, unitPriceMinor, setupFeeMinor, leadTimeDays } = offer
  return {
    ...wholeLine,
    // The catalog decides the title of an article.
    title: wholeLine.kind === 'catalog' ? wholeLine.title : title || wholeLine.title,
    unitPriceMinor: unitPriceMinor ?? wholeLine.unitPriceMinor,
    setupFeeMinor: setupFeeMinor ?? wholeLine.setupFeeMinor,
    leadTimeDays: leadTimeDays ?? wholeLine.leadTimeDays,
  }
}
