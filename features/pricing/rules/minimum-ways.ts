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
  /** the first change it makes; `raise` when quantities alone grow */
  kind: 'raise' | 'finish' | 'leave_out' | 'options' | 'short_run'
  /** the order as it is then */
  lines: readonly AskedPieces[]
  /** all pieces then */
  pieces: number
  /** quantities grow too */
  raised: boolean
  /** the finish that pieces move to */
  finish: { code: string; name: string } | null
  /** finishes that are left out */
  leftOut: readonly { code: string; name: string }[]
  /** options that are done without */
  dropped: readonly { code: string; name: string }[]
  /** sum of the short-run fees in the total */
  feeMinor: number
  /** the lowest price a piece among the lines */
  unitPriceMinor: number
  totalMinor: number
  /** to the price of what is asked now */
  differenceMinor: number
}

/** Prices lines of one design, without short-run fees, in US cents. */
export type PriceOf = (lines: readonly AskedPieces[]) => {
  totalMinor: number
  unitPricesMinor: readonly number[]
}

const MAX_QUANTITY = 1_000_000

/**
 * Every way to meet the minimums that an order breaks, the cheapest first:
 * raise the quantity, take another finish or leave one out, do without the
 * options that bind, pay for a short run. Each meets all rules itself; nothing
 * is changed here. Pure.
 * @returns none when no minimum is broken
 */
export function minimumWays(
  product: Minimums,
  lines: readonly AskedPieces[],
  priceOf: PriceOf,
): MinimumWay[] {
  const asked = lines.filter((line) => line.quantity > 0)
  const broken = brokenMinimums(product, asked)
  if (broken.length === 0) return []
  const nowMinor = priced(product, asked, priceOf).totalMinor
  const binding = product.options.filter(({ code }) =>
    broken.some((one) => one.rule !== 'finish' && one.code === code),
  )
  const short = product.finishes.filter(({ code }) =>
    broken.some((one) => one.rule === 'finish' && one.code === code),
  )

  const found = new Map<string, MinimumWay>()
  const offer = (
    changed: readonly AskedPieces[],
    how: Pick<MinimumWay, 'kind' | 'finish' | 'leftOut' | 'dropped'>,
  ) => {
    const settled = raised(product, changed)
    if (!settled) return
    const grew = count(settled) > count(changed)
    const key = JSON.stringify(settled)
    if (!found.has(key))
      found.set(key, {
        ...how,
        lines: settled,
        pieces: count(settled),
        raised: grew,
        ...difference(product, settled, priceOf, nowMinor),
      })
  }
  for (const dropped of binding.length > 0 ? [[], binding] : [[]]) {
    const kept = without(
      asked,
      dropped.map(({ code }) => code),
    )
    offer(kept, {
      kind: dropped.length > 0 ? 'options' : 'raise',
      finish: null,
      leftOut: [],
      dropped,
    })
    if (short.length === 0) continue
    const codes = short.map(({ code }) => code)
    for (const finish of product.finishes.filter(({ code }) => !codes.includes(code))) {
      const moved = kept.map((line) =>
        codes.includes(line.finishCode) ? { ...line, finishCode: finish.code } : line,
      )
      if (moved.every((line) => isMade(product, line)))
        offer(merged(moved), { kind: 'finish', finish, leftOut: [], dropped })
    }
    const rest = kept.filter((line) => !codes.includes(line.finishCode))
    if (rest.length > 0) offer(rest, { kind: 'leave_out', finish: null, leftOut: short, dropped })
  }
  if (product.shortRun) {
    const below = new Set(
      unmetMinimums(product, asked)
        .filter(canBeShort)
        .flatMap((one) => one.lines),
    )
    const least = ceil(product.shortRun.leastQuantity, product.orderMultiple)
    for (const dropped of below.size === 0 ? [] : binding.length > 0 ? [[], binding] : [[]]) {
      const short = without(asked, [SHORT_RUN, ...dropped.map(({ code }) => code)])
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
  return [...found.values()].toSorted((a, b) => a.totalMinor - b.totalMinor || a.pieces - b.pieces)
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
 * The least growth that meets all minimums and the order multiple: what lacks
 * goes to the largest line concerned.
 * @returns null where no online quantity does
 */
function raised(product: Minimums, lines: readonly AskedPieces[]): readonly AskedPieces[] | null {
  const { orderMultiple } = product
  const grown = lines.map((line) => ({ ...line, quantity: ceil(line.quantity, orderMultiple) }))
  // A finish and its options first: what they take counts for the design too.
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

/** Lines of the same finish, size and options become one. */
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
