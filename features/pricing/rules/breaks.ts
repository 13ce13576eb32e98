import { atLine, type Message } from '@/i18n/message'

/** Rules for a list of price breaks. Pure; browser-safe. */

interface NumberedBreak {
  /** the line it is written on, from 1 */
  line: number
  fromQuantity: number
  unitPriceMinor: number
}

/**
 * What is wrong with breaks of one thing: out of order, rising, starting below what can be ordered, free of charge.
 * @param rules.leastOf what the minimum belongs to: the product's MOQ, or an option's minimum
 * @param rules.free whether a price of zero is allowed
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
