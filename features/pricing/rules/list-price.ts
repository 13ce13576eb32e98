import { multiplyRatio } from '@/platform/money'

/** List prices: pure rules from price breaks, finishes and options to a unit price. */

export interface PriceBreak {
  fromQuantity: number
  /** US cents a piece */
  unitPriceMinor: number
}

export interface PricedOption {
  code: string
  unitPriceMinor: number
  setupFeeMinor: number
  minimumQuantity: number
  leadTimeDays: number
  /** the option's price from a quantity on, in rising order; below them `unitPriceMinor` applies */
  breaks?: readonly PriceBreak[]
}

export type QuantityProblem =
  | { rule: 'not_whole'; nearest: readonly number[] }
  | { rule: 'below_moq'; moq: number; nearest: readonly number[] }
  | { rule: 'off_multiple'; multiple: number; nearest: readonly number[] }
  | { rule: 'too_many'; maximum: number; nearest: readonly number[] }

/**
 * Checks a quantity against a design's MOQ and order multiple. It isn't corrected here: the answer names the rule
 * and the nearest quantities that fit.
 * @returns null when the quantity can be ordered
 */
export function checkQuantity(
  quantity: number,
  product: { moq: number; orderMultiple: number },
  maximum = 1_000_000,
): QuantityProblem | null {
  const { moq, orderMultiple: multiple } = product
  const ceiling = Math.floor(maximum / multiple) * multiple
  if (!Number.isInteger(quantity)) {
    return {
      rule: 'not_whole',
      nearest: [
        Math.max(
          moq,
          Math.ceil((Number.isFinite(quantity) ? quantity : moq) / multiple) * multiple,
        ),
      ].map((n) => Math.min(n, ceiling)),
    }
  }
  if (quantity > maximum) return { rule: 'too_many', maximum, nearest: [ceiling] }
  if (quantity < moq) return { rule: 'below_moq', moq, nearest: [moq] }
  if (quantity % multiple !== 0) {
    const below = Math.floor(quantity / multiple) * multiple
    return {
      rule: 'off_multiple',
      multiple,
      nearest: [below, below + multiple].filter((n) => n >= moq && n <= ceiling),
    }
  }
  return null
}

/** Index of the price break that applies at a quantity; the first one also below its quantity. */
export function activeBreakIndex(breaks: readonly PriceBreak[], quantity: number): number {
  let active = 0
  breaks.forEach((b, i) => {
    if (quantity >= b.fromQuantity) active = i
  })
  return active
}

export interface ListPrice {
  /** US cents a piece, with finish and options */
  unitPriceMinor: number
  /** US cents once a line: set-ups, and the fee of a short run */
  setupFeeMinor: number
  /** unit price × quantity + set-up fees, US cents */
  lineTotalMinor: number
  /** days added by the slowest option */
  extraLeadTimeDays: number
  /**
   * how many more pieces reach the next lower price, and how much less a piece then costs; null where none is lower
   */
  nextBreak: { addQuantity: number; unitSavingMinor: number; fromQuantity: number } | null
}

export interface ListPriceInput {
  /** in rising order of quantity; at least one */
  breaks: readonly PriceBreak[]
  finishDeltaMinor: number
  options: readonly PricedOption[]
  quantity: number
  /** US cents once per line, below the MOQ */
  shortRunFeeMinor?: number
}

/**
 * List price of a line in US cents.
 * @throws RangeError without a price break
 */
export function listPrice({
  breaks,
  finishDeltaMinor,
  options,
  quantity,
  shortRunFeeMinor = 0,
}: ListPriceInput): ListPrice {
  if (breaks.length === 0) throw new RangeError('a product without price breaks has no price')
  const unitPriceAt = (pieces: number) =>
    (breaks[activeBreakIndex(breaks, pieces)]?.unitPriceMinor ?? 0) +
    finishDeltaMinor +
    options.reduce((sum, option) => sum + optionPriceAt(option, pieces), 0)
  const unitPriceMinor = unitPriceAt(quantity)
  const setupFeeMinor = options.reduce((sum, o) => sum + o.setupFeeMinor, shortRunFeeMinor)
  const steps = [...breaks.slice(1), ...options.flatMap((option) => option.breaks ?? [])]
    .map(({ fromQuantity }) => fromQuantity)
    .filter((from) => from > quantity)
  const next = steps.toSorted((a, b) => a - b).find((from) => unitPriceAt(from) < unitPriceMinor)
  return {
    unitPriceMinor,
    setupFeeMinor,
    lineTotalMinor: unitPriceMinor * quantity + setupFeeMinor,
    extraLeadTimeDays: Math.max(0, ...options.map((o) => o.leadTimeDays)),
    nextBreak:
      next === undefined
        ? null
        : {
            addQuantity: next - quantity,
            unitSavingMinor: unitPriceMinor - unitPriceAt(next),
            fromQuantity: next,
          },
  }
}

const optionPriceAt = ({ unitPriceMinor, breaks = [] }: PricedOption, quantity: number): number =>
  breaks.findLast(({ fromQuantity }) => fromQuantity <= quantity)?.unitPriceMinor ?? unitPriceMinor

/**
 * Converts from US dollars by a planning rate, half up to the minor unit.
 * @param unitsPerUsd exact fraction: units of the foreign currency for one dollar
 */
export function fromUsd(
  amountMinor: number,
  unitsPerUsd: { numerator: bigint; denominator: bigint },
): number {
  return multiplyRatio(amountMinor, unitsPerUsd.numerator, unitsPerUsd.denominator)
}

/**
 * A price in another currency: converted exactly and then rounded once, half up, to a whole multiple of the house's
 * price step. A positive price never becomes zero.
 * @param stepMinor minor units, 1 or more
 */
export function priceFromUsd(
  amountMinor: number,
  unitsPerUsd: { numerator: bigint; denominator: bigint },
  stepMinor: bigint,
): number {
  const { numerator, denominator } = unitsPerUsd
  const steps = multiplyRatio(amountMinor, numerator, denominator * stepMinor)
  return Math.max(steps, amountMinor > 0 ? 1 : 0) * Number(stepMinor)
}

/** The inverse of {@link fromUsd}, rounded on its own. */
export function toUsd(
  amountMinor: number,
  unitsPerUsd: { numerator: bigint; denominator: bigint },
): number {
  return multiplyRatio(amountMinor, unitsPerUsd.denominator, unitsPerUsd.numerator)
}
