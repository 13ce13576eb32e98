import type { CounterChanges, CounteredLine } from '../counter-schema'
import type { DraftLine, QuoteDraft } from '../schema'
import { tidyChoices } from './choices'

/** A buyer's changes applied to the quoted draft, which the same engine prices. Pure. */

/**
 * A line of the catalog as it would be drafted today; null for goods that aren't an article, or no
 * longer one.
 */
export type ArticleLine = (
  line: DraftLine,
  change: { sku: string; quantity: number; without: readonly string[] },
) => DraftLine | null

/** The discount that the house offers for more working days; null where it offers none. */
export interface LongerLead {
  days: number
  /** off the unit price, a decimal */
  percent: string
}

/**
 * Applies the changes to the quoted draft. For another quantity or finish without a price, the
 * quoted price moves by as much as the list price.
 * @param wantedBy words a wanted day for a line's details
 * @returns null if no line is left
 */
export function counteredDraft(
  draft: QuoteDraft,
  changes: Pick<CounterChanges, 'lines' | (typeof ASKED_TERMS)[number]>,
  articleLine: ArticleLine,
  wantedBy: (day: string) => string,
): QuoteDraft | null {
  const changesByLine = new Map(changes.lines.map((each) => [each.lineId, each]))
  const lines = draft.lines.flatMap((line): DraftLine[] => {
    const change = changesByLine.get(line.id)
    if (!change) return [line]
    return change.drop ? [] : [counteredLine(line, change, articleLine, wantedBy)]
  })
  if (lines.length === 0) return null
  return tidyChoices({ ...draft, lines, ...askedTerms(changes) })
}

/** Terms that a buyer may ask to change. */
const ASKED_TERMS = ['incoterm', 'namedPlace', 'transportMode', 'depositPercent'] as const

type AskedTerms = Pick<CounterChanges, (typeof ASKED_TERMS)[number]>

const askedTerms = (changes: AskedTerms): AskedTerms =>
  Object.fromEntries(
    ASKED_TERMS.flatMap((term) => (changes[term] === undefined ? [] : [[term, changes[term]]])),
  )

/** Whether there are changes of the terms. */
export const asksTerms = (changes: AskedTerms): boolean =>
  Object.keys(askedTerms(changes)).length > 0

function counteredLine(
  line: DraftLine,
  change: CounteredLine,
  articleLine: ArticleLine,
  wantedBy: (day: string) => string,
): DraftLine {
  const repriced = repricedLine(line, change, articleLine)
  const wantedDetail = change.wantedDate ? wantedBy(change.wantedDate) : null
  return {
    ...repriced,
    ...(change.unitPriceMinor === undefined ? {} : { unitPriceMinor: change.unitPriceMinor }),
    ...(change.unitPriceMinor === undefined ? {} : { targetPriceMinor: change.unitPriceMinor }),
    leadTimeDays: repriced.leadTimeDays + (change.moreDays ?? 0),
    details:
      wantedDetail === null || repriced.details.includes(wantedDetail)
        ? repriced.details
        : [...repriced.details.slice(0, 11), wantedDetail.slice(0, 300)],
  }
}

/** The line with another quantity, another finish or without an option. */
export function repricedLine(
  line: DraftLine,
  {
    quantity = line.quantity,
    sku,
    without = [],
  }: Pick<CounteredLine, 'quantity' | 'sku' | 'without'>,
  articleLine: ArticleLine,
): DraftLine {
  const currentLine = line.sku
    ? articleLine(line, { sku: line.sku, quantity: line.quantity, without: [] })
    : null
  const changedLine = line.sku
    ? articleLine(line, { sku: sku ?? line.sku, quantity, without })
    : null
  if (!currentLine || !changedLine) return { ...line, quantity }
  const moved = (from: number, was: number, is: number) => Math.max(0, from + is - was)
  const article = sku !== undefined && sku !== line.sku ? changedLine : line
  return {
    ...line,
    sku: article.sku,
    title: article.title,
    details: article === line && without.length === 0 ? line.details : changedLine.details,
    imagePath: article.imagePath,
    hsCode: article.hsCode,
    ...(article.facts ? { facts: article.facts } : {}),
    ...(article.goods ? { goods: article.goods } : {}),
    unitWeightGrams: article.unitWeightGrams,
    listUnitPriceMinor: changedLine.listUnitPriceMinor,
    quantity,
    unitPriceMinor: moved(
      line.unitPriceMinor,
      currentLine.unitPriceMinor,
      changedLine.unitPriceMinor,
    ),
    setupFeeMinor: moved(line.setupFeeMinor, currentLine.setupFeeMinor, changedLine.setupFeeMinor),
    leadTimeDays: moved(line.leadTimeDays, currentLine.leadTimeDays, changedLine.leadTimeDays),
  }
}

/** A change that reaches the unit price asked for, with the price it leads to. */
export type TradeOff =
  | { kind: 'quantity'; quantity: number; unitPriceMinor: number }
  | { kind: 'finish'; sku: string; name: string; unitPriceMinor: number }
  | { kind: 'without'; code: string; name: string; unitPriceMinor: number }
  | { kind: 'days'; days: number; unitPriceMinor: number }

/** Sources of trade-offs for one line. */
export interface TradeSource {
  /** quantities from which another price applies */
  breaks: readonly number[]
  /** other finishes and sizes of the design, by name */
  siblings: readonly { sku: string; name: string }[]
  /** options that the line has */
  options: readonly { code: string; name: string }[]
}

/**
 * Trade-offs for a unit price below the quoted one: the smallest larger quantity, the finish
 * nearest in price, the option to leave out, or the additional days, that reach it by the house's
 * own prices.
 */
export function tradeOffs(
  line: DraftLine,
  askedMinor: number,
  { breaks, siblings, options }: TradeSource,
  articleLine: ArticleLine,
  longer: LongerLead | null,
): TradeOff[] {
  if (askedMinor >= line.unitPriceMinor) return []
  const priceOf = (change: Parameters<typeof repricedLine>[1]): number =>
    repricedLine(line, change, articleLine).unitPriceMinor
  const enough = ({ unitPriceMinor }: { unitPriceMinor: number }) => unitPriceMinor <= askedMinor
  const nearest = <T extends { unitPriceMinor: number }>(all: readonly T[]): T[] =>
    all
      .filter(enough)
      .toSorted((a, b) => b.unitPriceMinor - a.unitPriceMinor)
      .slice(0, 1)
  const quantities = breaks
    .filter((from) => from > line.quantity)
    .toSorted((a, b) => a - b)
    .map((quantity) => ({
      kind: 'quantity' as const,
      quantity,
      unitPriceMinor: priceOf({ quantity }),
    }))
  const finishes = siblings
    .filter(({ sku }) => sku !== line.sku)
    .map(({ sku, name }) => ({
      kind: 'finish' as const,
      sku,
      name,
      unitPriceMinor: priceOf({ sku }),
    }))
  const without = options.map(({ code, name }) => ({
    kind: 'without' as const,
    code,
    name,
    unitPriceMinor: priceOf({ without: [code] }),
  }))
  const later = longer
    ? [
        {
          kind: 'days' as const,
          days: longer.days,
          unitPriceMinor: lessPercent(line.unitPriceMinor, longer.percent),
        },
      ].filter(enough)
    : []
  return [
    ...quantities.filter(enough).slice(0, 1),
    ...nearest(finishes),
    ...nearest(without),
    ...later,
  ]
}

/**
 * An amount less a percentage of it, rounded up to the whole minor unit.
 * @param percent a decimal of two places at most
 */
function lessPercent(amountMinor: number, percent: string): number {
  const [whole = '0', fraction = ''] = percent.split('.')
  const hundredths = Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2))
  return amountMinor - Math.floor((amountMinor * hundredths) / 10_000)
}

/** The changes of the lines that are taken over, and those of the terms if they are. */
export const takenChanges = (
  { lines, words, picks, ...terms }: CounterChanges,
  selection: { lineIds: readonly string[]; terms: boolean },
): CounterChanges => ({
  lines: lines.filter(({ lineId }) => selection.lineIds.includes(lineId)),
  ...(selection.terms ? askedTerms(terms) : {}),
  ...(picks ? { picks } : {}),
  words,
})
