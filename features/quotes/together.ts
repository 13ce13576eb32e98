import { brokenMinimums, shortRunLines, type AskedPieces, type BrokenMinimum, type Minimums } from '@/features/pricing/minimums'

/** A line of a request as far as its design's other lines need it. */
export interface OrderedLine {
  /** lines with the same one are made together */
  design: string
  minimums: Minimums
  pieces: AskedPieces
}

/** What a line owes to the others of its design in the same request. */
export interface Together {
  /** all pieces of the design: they reach the price break together */
  pieces: number
  /** minimums of the line that are not met, the farthest first */
  broken: readonly BrokenMinimum[]
  /** US cents once for this line; 0 where it is no short run */
  shortRunFeeMinor: number
}

/**
 * Sees the lines of a request by design: MOQ and price break count all of a
 * design's finishes and sizes. Pure.
 * @param lines null for what is no bulk line of a design: samples, custom pieces, unknown SKUs
 */
export function seenTogether(lines: readonly (OrderedLine | null)[]): (Together | null)[] {
  const designs = new Map<string, { line: OrderedLine; at: number }[]>()
  lines.forEach((line, at) => {
    if (line) designs.set(line.design, [...(designs.get(line.design) ?? []), { line, at }])
  })
  const seen: (Together | null)[] = lines.map(() => null)
  for (const group of designs.values()) {
    const [first] = group
    if (!first) continue
    const { minimums } = first.line
    const all = group.map(({ line }) => line.pieces)
    const broken = brokenMinimums(minimums, all)
    const short = new Set(shortRunLines(minimums, all))
    const pieces = all.reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0)
    group.forEach(({ at }, i) => {
      seen[at] = { pieces, broken: broken.filter((one) => one.lines.includes(i)), shortRunFeeMinor: short.has(i) ? (minimums.shortRun?.feeMinor ?? 0) : 0 }
    })
  }
  return seen
}
