import type { Article, RequestedLine, LineProblem } from './requested-lines'

/** Samples: one piece of a design to judge by, for a fee that is credited to the bulk order. Pure. */

/** What is wrong with a sample line; its MOQ and multiple don't count. */
export function sampleProblems(line: RequestedLine, article: Article): LineProblem[] {
  if (article.sampleFeeMinor === null)
    return [{ field: 'sku', code: 'no_sample', values: { name: article.productName }, nearest: [] }]
  const problems: LineProblem[] = []
  if (line.optionCodes.length > 0)
    problems.push({ field: 'optionCodes', code: 'sample_plain', values: {}, nearest: [] })
  if (line.quantity !== 1)
    problems.push({ field: 'quantity', code: 'sample_one', values: {}, nearest: [1] })
  return problems
}

/** Indexes of samples whose design has one already, further up. */
export function repeatedSamples(
  lines: readonly ((Pick<RequestedLine, 'sample'> & { design: string }) | null)[],
): number[] {
  const seen = new Set<string>()
  return lines.flatMap((line, i) => {
    if (!line?.sample) return []
    if (seen.has(line.design)) return [i]
    seen.add(line.design)
    return []
  })
}
