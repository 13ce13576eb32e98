import { atLine, type Message } from '@/i18n/message'

/** Rules that a list of price breaks keeps. Pure; browser-safe. */

interface NumberedBreak {
  /** as it is written, from 1 */
  line: number
  fromQuantity: number
  unitPriceMinor: number
}

/**
 * What is wrong with breaks of one thing: out of order, rising, beginning below what can be ordered, for nothing.
 * @param rules.leastOf what the least is: the product's MOQ, or an option's minimum
 * @param rules.free a price of zero is one
 * @param rules.most what a piece costs below the first break, US cents
 */
export function checkBreaks(
  breaks: readonly NumberedBreak[],
  rules: { least: number; leastOf: 'moq' | 'option'; free?: boolean; most?: number },
): Message[] {
  const [first] = breaks
  const problems: Message[] = []
  if (first && first.fromQuantity < rules.least)
    problems.push({
      code: `priceRows.begins_below_${rules.leastOf}`,
      values: { from: { whole: first.fromQuantity }, least: { whole: rules.least } },
    })
  let before: { fromQuantity: number; unitPriceMinor: number } | undefined =
    rules.most === undefined ? undefined : { fromQuantity: 0, unitPriceMinor: rules.most }
  for (const each of breaks) {
    const add = (problem: Message) => problems.push(atLine(each.line, problem))
    if (each.unitPriceMinor === 0 && !rules.free) add({ code: 'priceRows.zero' })
    if (before && each.fromQuantity <= before.fromQuantity)
      add({
        code: 'priceRows.no_follow',
        values: { from: { whole: each.fromQuantity }, before: { whole: before.fromQuantity } },
      })
    if (before && each.unitPriceMinor > before.unitPriceMinor) add({ code: 'priceRows.rises' })
    before = each
  }
  return problems
}
