import type { DraftLine, QuoteDocument } from '../schema'

/**
 * Requesting the same goods again: which lines of a quote can be repeated, and what has changed
 * since. Pure.
 */

/**
 * Lines of a quote that can be requested again, each with its line of the request: part of a split
 * line has that of the whole, and a line added by the desk has none. Samples aren't repeated.
 */
export function linesAgain<Asked extends { id: string }>(
  quoted: readonly DraftLine[],
  requestLines: readonly Asked[],
): { line: DraftLine; asked: Asked | null }[] {
  const byId = new Map(requestLines.map((each) => [each.id, each]))
  return quoted
    .filter(({ sample }) => !sample)
    .map((line) => ({ line, asked: byId.get(line.id) ?? byId.get(line.splitOf ?? '') ?? null }))
}

/** An amount then and now, minor units; null where there is no figure. */
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
  /** per piece */
  unitPrice: Since
  setupFee: Since
  /** tools exist: they aren't charged again */
  toolStands: boolean
  /** why it can't be requested unchanged, by the code of the rule; null if it can */
  problem: { code: string; values: Record<string, string | number> } | null
}

export const isChanged = ({ was, is }: Since): boolean => was !== is

/** Whether anything of a line has changed. */
export const lineChanged = (line: LineSince): boolean =>
  line.problem !== null || isChanged(line.unitPrice) || isChanged(line.setupFee)

/** The price of the repeated lines in the quote: goods without set-up, and set-up, minor units. */
export function quotedSums(lines: readonly DraftLine[]): {
  goodsMinor: number
  setupMinor: number
} {
  return {
    goodsMinor: lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0),
    setupMinor: lines.reduce((sum, line) => sum + line.setupFeeMinor, 0),
  }
}

/** Duty of the repeated lines in the quote; null where one has no figure. */
export function quotedDuty({ duty }: QuoteDocument, lines: readonly DraftLine[]): number | null {
  const again = new Set(lines.map(({ id }) => id))
  const rated = duty.lines.filter(({ lineId }) => again.has(lineId))
  if (rated.some(({ status }) => status !== 'rated')) return null
  const fees = duty.fees.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return rated.reduce((sum, { dutyMinor }) => sum + dutyMinor, fees)
}
