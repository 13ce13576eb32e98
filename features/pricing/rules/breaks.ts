/** Rules that a list of price breaks keeps. Pure; browser-safe. */

interface NumberedBreak {
  /** as it is written, from 1 */
  line: number
  fromQuantity: number
  unitPriceMinor: number
}

/**
 * What is wrong with breaks of one thing: out of order, rising, beginning below what can be ordered, for nothing.
 * @param rules.free a price of zero is one
 * @param rules.most what a piece costs below the first break, US cents
 */
export function checkBreaks(
  breaks: readonly NumberedBreak[],
  rules: { least: number; leastName: string; free?: boolean; most?: number },
): string[] {
  const [first] = breaks
  const problems: string[] = []
  if (first && first.fromQuantity < rules.least)
    problems.push(
      `begins at ${first.fromQuantity}, below ${rules.leastName} of ${rules.least}: that price could never be had`,
    )
  let before: { fromQuantity: number; unitPriceMinor: number } | undefined =
    rules.most === undefined ? undefined : { fromQuantity: 0, unitPriceMinor: rules.most }
  for (const each of breaks) {
    if (each.unitPriceMinor === 0 && !rules.free)
      problems.push(`line ${each.line}: a price of zero`)
    if (before && each.fromQuantity <= before.fromQuantity)
      problems.push(`line ${each.line}: ${each.fromQuantity} doesn’t follow ${before.fromQuantity}`)
    if (before && each.unitPriceMinor > before.unitPriceMinor)
      problems.push(`line ${each.line}: the price rises with the quantity`)
    before = each
  }
  return problems
}
