import { SHORT_RUN } from './choice'
import {
  brokenMinimums,
  canBeShort,
  shortRunLines,
  unmetMinimums,
  type AskedPieces,
  type Minimums,
} from './minimums'

/** A way to meet every minimum, with its exact price. Amounts in US cents. */
export interface MinimumWay {
  /** the first change it makes; `raise` when only quantities grow */
  kind: 'raise' | 'finish' | 'leave_out' | 'options' | 'short_run'
  /** the order after the change */
  lines: readonly AskedPieces[]
  /** all pieces then */
  pieces: number
  /** quantities grow too */
  raised: boolean
  /** the finish that pieces move to */
  finish: { code: string; name: string } | null
  /** finishes that are left out */
  leftOut: readonly { code: string; name: string }[]
  /** options that are dropped */
  dropped: readonly { code: string; name: string }[]
  /** sum of the short-run fees in the total */
  feeMinor: number
  /** the lowest price a piece among the lines */
  unitPriceMinor: number
  totalMinor: number
  /** compared with the price of what is asked now */
  differenceMinor: number
}

/** Prices lines of one design, without short-run fees, in US cents. */
export type PriceOf = (lines: readonly AskedPieces[]) => {
  totalMinor: number
  unitPricesMinor: readonly number[]
}

const MAX_QUANTITY = 1_000_000

/**
 * Every way to meet the minimums that an order breaks, the cheapest first: raise the quantity, take another finish
 * or leave one out, drop the options that require more, or pay for a short run. Each meets all rules; nothing is
 * changed here. Pure.
 * @returns an empty list when no minimum is broken
 */
export function minimumWays(
  product: Minimums,
  lines: readonly AskedPieces[],
  priceOf: PriceOf,
): MinimumWay[] {
  const ordered = lines.filter((line) => line.quantity > 0)
  const broken = brokenMinimums(product, ordered)
  if (broken.length === 0) return []
  const nowMinor = priced(product, ordered, priceOf).totalMinor
  const binding = product.options.filter(({ code }) =>
    broken.some((one) => one.rule !== 'finish' && one.code === code),
  )
  const short = product.finishes.filter(({ code }) =>
    broken.some((one) => one.rule === 'finish' && one.code === code),
  )

  const ways = new Map<string, MinimumWay>()
  const offer = (
    changed: readonly AskedPieces[],
    how: Pick<MinimumWay, 'kind' | 'finish' | 'leftOut' | 'dropped'>,
  ) => {
    const settled = raised(product, changed)
    if (!settled) return
    const grew = count(settled) > count(changed)
    const key = JSON.stringify(settled)
    if (!ways.has(key))
      ways.set(key, {
        ...how,
        lines: settled,
        pieces: count(settled),
        raised: grew,
        ...difference(product, settled, priceOf, nowMinor),
      })
  }
  for (const dropped of binding.length > 0 ? [[], binding] : [[]]) {
    const remaining = without(
      ordered,
      dropped.map(({ code }) => code),
    )
    offer(remaining, {
      kind: dropped.length > 0 ? 'options' : 'raise',
      finish: null,
      leftOut: [],
      dropped,
    })
    if (short.length === 0) continue
    const codes = short.map(({ code }) => code)
    for (const finish of product.finishes.filter(({ code }) => !codes.includes(code))) {
      const movedLines = remaining.map((line) =>
        codes.includes(line.finishCode) ? { ...line, finishCode: finish.code } : line,
      )
      if (movedLines.every((line) => isMade(product, line)))
        offer(merged(movedLines), { kind: 'finish', finish, leftOut: [], dropped })
    }
    const rest = remaining.filter((line) => !codes.includes(line.finishCode))
    if (rest.length > 0) offer(rest, { kind: 'leave_out', finish: null, leftOut: short, dropped })
  }
  if (product.shortRun) {
    const below = new Set(
      unmetMinimums(product, ordered)
        .filter(canBeShort)
        .flatMap((one) => one.lines),
    )
    const least = ceil(product.shortRun.leastQuantity, product.orderMultiple)
    for (const dropped of below.size === 0 ? [] : binding.length > 0 ? [[], binding] : [[]]) {
      const short = without(ordered, [SHORT_RUN, ...dropped.map(({ code }) => code)])
      offer(
        short.map((line, i) =>
          below.has(i)
            ? {
                ...line,
                optionCodes: [...line.optionCodes, SHORT_RUN],
                quantity: Math.max(line.quantity, least),
              }
            : line,
        ),
        { kind: 'short_run', finish: null, leftOut: [], dropped },
      )
    }
  }
  return [...ways.values()].toSorted((a, b) => a.totalMinor - b.totalMinor || a.pieces - b.pieces)
}

/** The total of an order as it stands, with the fee of each short run. US cents. */
export function priced(
  product: Minimums,
  lines: readonly AskedPieces[],
  priceOf: PriceOf,
): { totalMinor: number; feeMinor: number; unitPriceMinor: number } {
  const { totalMinor, unitPricesMinor } = priceOf(lines)
  const feeMinor = shortRunLines(product, lines).length * (product.shortRun?.feeMinor ?? 0)
  return {
    totalMinor: totalMinor + feeMinor,
    feeMinor,
    unitPriceMinor: Math.min(...unitPricesMinor),
  }
}

function difference(
  product: Minimums,
  lines: readonly AskedPieces[],
  priceOf: PriceOf,
  nowMinor: number,
) {
  const then = priced(product, lines, priceOf)
  return { ...then, differenceMinor: then.totalMinor - nowMinor }
}

/**
 * The smallest increase that meets all minimums and the order multiple: the missing pieces go to the largest line
 * concerned.
 * @returns null where no online quantity does
 */
function raised(product: Minimums, lines: readonly AskedPieces[]): readonly AskedPieces[] | null {
  const { orderMultiple } = product
  const grown = lines.map((line) => ({ ...line, quantity: ceil(line.quantity, orderMultiple) }))
  // A finish and its options first: their pieces count for the design too.
  for (let tries = 0; tries <= product.finishMoqs.length + product.options.length + 1; tries++) {
    const broken = brokenMinimums(product, grown)
    const next = broken.find(({ rule }) => rule !== 'design') ?? broken[0]
    if (!next) return grown.every(({ quantity }) => quantity <= MAX_QUANTITY) ? grown : null
    const largest = next.lines
      .map((i) => grown[i])
      .reduce((a, b) => ((b?.quantity ?? 0) > (a?.quantity ?? 0) ? b : a))
    if (!largest) return null
    largest.quantity = ceil(largest.quantity + next.lacks, orderMultiple)
  }
  return null
}

function without(lines: readonly AskedPieces[], codes: readonly string[]): AskedPieces[] {
  return lines.map((line) => ({
    ...line,
    optionCodes: line.optionCodes.filter((code) => !codes.includes(code)),
  }))
}

/** Merges lines of the same finish, size and options. */
function merged(lines: readonly AskedPieces[]): AskedPieces[] {
  const byArticle = new Map<string, AskedPieces>()
  for (const line of lines) {
    const key = JSON.stringify([line.finishCode, line.sizeCode, line.optionCodes.toSorted()])
    const same = byArticle.get(key)
    byArticle.set(key, same ? { ...same, quantity: same.quantity + line.quantity } : line)
  }
  return [...byArticle.values()]
}

function isMade({ variants }: Minimums, { finishCode, sizeCode }: AskedPieces): boolean {
  return variants.some(
    (variant) => variant.finishCode === finishCode && variant.sizeCode === sizeCode,
  )
}

const ceil = (quantity: number, multiple: number): number =>
  Math.ceil(quantity / multiple) * multiple
const count = (lines: readonly AskedPieces[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0)
