import type { Article, RequestedLine, LineProblem } from './requested-lines'

/** Samples: one piece of a design, for a fee that is credited to the bulk order. Pure. */

/** The problems of a sample line; MOQ and multiple don't apply. */
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
  const designs = new Set<string>()
  return lines.flatMap((line, i) => {
    if (!line?.sample) return []
    if (designs.has(line.design)) return [i]
    designs.add(line.design)
    return []
  })
}
