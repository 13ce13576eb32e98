import type { ChoiceGroup, DraftLine } from '../schema'
import { repricedLine, type ArticleLine } from './counter'
import type { EnteredChoice, EnteredOffer } from './entered-draft'

/** An offer that names an article which isn't the line's own design, by where it is entered. */
export interface StrangeOffer {
  path: string
}

/**
 * Entered groups with each offer as the whole line that it would be: priced by the list where no price is entered,
 * and all else as the line has it. Pure.
 * @param lines of the draft, as they are verified
 */
export function groupsEntered(
  entered: readonly EnteredChoice[],
  lines: readonly DraftLine[],
  articleLine: ArticleLine,
): { groups: ChoiceGroup[]; strange: StrangeOffer[] } {
  const strange: StrangeOffer[] = []
  const groups = entered.flatMap((group, g): ChoiceGroup[] => {
    if (group.of === 'terms') return [group]
    const line = lines.find(({ id }) => id === group.lineId)
    // The line was taken out, and its other offers with it.
    if (!line) return []
    const offers = group.offers.map((offer, o) => {
      const sku = offer.sku ?? line.sku
      if (
        sku !== line.sku &&
        (sku === null || !articleLine(line, { sku, quantity: 1, without: [] }))
      )
        strange.push({ path: `choices.${g}.offers.${o}.sku` })
      return { id: offer.id, line: offeredLine(line, offer, articleLine) }
    })
    return [{ ...group, offers }]
  })
  return { groups, strange }
}

function offeredLine(line: DraftLine, offer: EnteredOffer, articleLine: ArticleLine): DraftLine {
  const { sku, title, quantity, unitPriceMinor, setupFeeMinor, leadTimeDays } = offer
  const { sample: _, ...made } = repricedLine(
    line,
    { quantity, ...(sku === null ? {} : { sku }) },
    articleLine,
  )
  return {
    ...made,
    // What an article is called, the catalog says.
    title: line.kind === 'catalog' ? made.title : title || made.title,
    unitPriceMinor: unitPriceMinor ?? made.unitPriceMinor,
    setupFeeMinor: setupFeeMinor ?? made.setupFeeMinor,
    leadTimeDays: leadTimeDays ?? made.leadTimeDays,
  }
}
