import { setUpShares } from '@/features/pricing/rules/set-up'
import {
  brokenMinimums,
  shortRunLines,
  type AskedPieces,
  type BrokenMinimum,
  type Minimums,
} from '@/features/pricing/rules/minimums'

/** A line of a request, as far as its design's other lines need it. */
export interface OrderedLine {
  /** lines with the same one are made together */
  design: string
  minimums: Minimums
  pieces: AskedPieces
}

/** How a line depends on the others of its design in the same request. */
export interface Together {
  /** all pieces of the design: they reach the price break together */
  pieces: number
  /** minimums of the line that are not met, the farthest first */
  broken: readonly BrokenMinimum[]
  /** US cents once for this line; 0 where it is no short run */
  shortRunFeeMinor: number
  /** options whose set-up this line carries */
  carried: readonly string[]
  /** those of them that other lines use too */
  shared: readonly string[]
  /** options whose set-up another line of the design carries, with that line's index in the request */
  elsewhere: readonly { code: string; line: number }[]
}

/** The set-ups that a line carries for others, and the lines that carry one for it: for the words at a price. */
export interface SetUpByName {
  shared: string[]
  elsewhere: { option: string; sku: string }[]
}

/**
 * Lines whose tools exist from an earlier order of the same: their set-up isn't charged again. Pure.
 * @param standing options by line; a line without an entry has none
 */
export const withStandingTools = (
  together: readonly (Together | null)[],
  standing: readonly (ReadonlySet<string> | undefined)[],
): (Together | null)[] =>
  together.map((line, i) => {
    const standingCodes = standing[i]
    if (!line || !standingCodes || standingCodes.size === 0) return line
    const isDue = (code: string) => !standingCodes.has(code)
    return {
      ...line,
      carried: line.carried.filter(isDue),
      shared: line.shared.filter(isDue),
      elsewhere: line.elsewhere.filter(({ code }) => isDue(code)),
    }
  })

/**
 * The same by name; only set-ups that cost something are named.
 * @param skuOf of a line of the request
 */
export function setUpByName(
  together: Together | null,
  options: readonly { code: string; name: string; setupFeeMinor: number }[],
  skuOf: (line: number) => string,
): SetUpByName {
  const nameOf = (code: string) =>
    options.find((option) => option.code === code && option.setupFeeMinor > 0)?.name
  return {
    shared: (together?.shared ?? []).flatMap((code) => nameOf(code) ?? []),
    elsewhere: (together?.elsewhere ?? []).flatMap(({ code, line }) => {
      const option = nameOf(code)
      return option === undefined ? [] : [{ option, sku: skuOf(line) }]
    }),
  }
}

/**
 * Groups the lines of a request by design: MOQ and price break count all of a design's finishes and sizes, and an
 * option's set-up is charged once. Pure.
 * @param lines null for lines that aren't bulk lines of a design: samples, custom pieces, unknown SKUs
 */
export function seenTogether(lines: readonly (OrderedLine | null)[]): (Together | null)[] {
  const designs = new Map<string, { line: OrderedLine; at: number }[]>()
  lines.forEach((line, at) => {
    if (!line) return
    const lineIndexes = designs.get(line.design)
    if (lineIndexes) lineIndexes.push({ line, at })
    else designs.set(line.design, [{ line, at }])
  })
  const results: (Together | null)[] = lines.map(() => null)
  for (const group of designs.values()) {
    const [first] = group
    if (!first) continue
    const { minimums } = first.line
    const all = group.map(({ line }) => line.pieces)
    const broken = brokenMinimums(minimums, all)
    const concerned = broken.map((one) => new Set(one.lines))
    const short = new Set(shortRunLines(minimums, all))
    const pieces = all.reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0)
    const shares = setUpShares(all)
    group.forEach(({ at }, i) => {
      const share = shares[i] ?? { carried: [], shared: [], elsewhere: [] }
      results[at] = {
        pieces,
        broken: broken.filter((_, which) => concerned[which]?.has(i)),
        shortRunFeeMinor: short.has(i) ? (minimums.shortRun?.feeMinor ?? 0) : 0,
        ...share,
        elsewhere: share.elsewhere.map(({ code, line }) => ({ code, line: group[line]?.at ?? at })),
      }
    })
  }
  return results
}
