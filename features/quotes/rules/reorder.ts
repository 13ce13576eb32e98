import type { DraftLine, QuoteDocument } from '../schema'

/** The same goods once more: which lines of a quote come again, and what changed since. Pure. */

/**
 * Lines of a quote that can be asked for again, each with the line of the request that it came of: a part of a line
 * that was split has that of the whole, and what the desk added has none. Samples are judged once.
 */
export function linesAgain<Asked extends { id: string }>(
  quoted: readonly DraftLine[],
  asked: readonly Asked[],
): { line: DraftLine; asked: Asked | null }[] {
  const byId = new Map(asked.map((each) => [each.id, each]))
  return quoted
    .filter(({ sample }) => !sample)
    .map((line) => ({ line, asked: byId.get(line.id) ?? byId.get(line.splitOf ?? '') ?? null }))
}

/** What an amount was then and is now, minor units; null where there is no figure. */
export interface Since {
  was: number | null
  is: number | null
}

/** A line then and now. */
export interface LineSince {
  id: string
  title: string
  sku: string | null
  quantity: number
  /** a piece */
  unitPrice: Since
  setupFee: Since
  /** tools stand: nothing is charged for them */
  toolStands: boolean
  /** why it can't be asked for as it is, by the code of the rule; null where it can */
  problem: { code: string; values: Record<string, string | number> } | null
}

export const isChanged = ({ was, is }: Since): boolean => was !== is

/** Whether anything of a line is another than it was. */
export const lineChanged = (line: LineSince): boolean =>
  line.problem !== null || isChanged(line.unitPrice) || isChanged(line.setupFee)

/** What the quote came to for the lines that come again: goods without set-up, and set-up, minor units. */
export function quotedSums(lines: readonly DraftLine[]): {
  goodsMinor: number
  setupMinor: number
} {
  return {
    goodsMinor: lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0),
    setupMinor: lines.reduce((sum, line) => sum + line.setupFeeMinor, 0),
  }
}

/** Duty of the lines that come again, as the quote had it; null where one has no figure. */
export function quotedDuty({ duty }: QuoteDocument, lines: readonly DraftLine[]): number | null {
  const again = new Set(lines.map(({ id }) => id))
  const rated = duty.lines.filter(({ lineId }) => again.has(lineId))
  if (rated.some(({ status }) => status !== 'rated')) return null
  const fees = duty.fees.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return rated.reduce((sum, { dutyMinor }) => sum + dutyMinor, fees)
}
