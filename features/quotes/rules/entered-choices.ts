import type { ChoiceGroup, DraftLine } from '../schema'
import { repricedLine, type ArticleLine } from './counter'
import type { EnteredChoice, EnteredOffer } from './entered-draft'

/** An offer of an article of another design, or in a finish that there isn't, by where it is entered. */
export interface StrangeOffer {
  path: string
  code: 'other_design' | 'no_finish'
}

/** A made-to-order line in another finish of its design; null where it can't be had in it. */
export type LineInFinish = (line: DraftLine, finish: string) => DraftLine | null

/**
 * Entered groups with each offer as the whole line that it would be: priced by the list where no price is entered,
 * and all else as the line has it. Pure.
 * @param lines of the draft, as they are verified
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
    // The line was taken out, and its other offers with it.
    if (!line) return []
    const offers = group.offers.map((offer, o) => {
      const sku = offer.sku ?? line.sku
      if (
        sku !== line.sku &&
        (sku === null || !articleLine(line, { sku, quantity: 1, without: [] }))
      )
        strange.push({ path: `choices.${g}.offers.${o}.sku`, code: 'other_design' })
      const { finish } = offer
      const made = madeLine(line, offer, articleLine)
      const finished = finish === null ? made : inFinish(made, finish)
      if (!finished) strange.push({ path: `choices.${g}.offers.${o}.finish`, code: 'no_finish' })
      return { id: offer.id, line: withEntries(finished ?? made, offer) }
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

function withEntries(made: DraftLine, offer: EnteredOffer): DraftLine {
  const { title, unitPriceMinor, setupFeeMinor, leadTimeDays } = offer
  return {
    ...made,
    // What an article is called, the catalog says.
    title: made.kind === 'catalog' ? made.title : title || made.title,
    unitPriceMinor: unitPriceMinor ?? made.unitPriceMinor,
    setupFeeMinor: setupFeeMinor ?? made.setupFeeMinor,
    leadTimeDays: leadTimeDays ?? made.leadTimeDays,
  }
}
