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
}

export type QuantityProblem =
  | { rule: 'not_whole'; nearest: readonly number[] }
  | { rule: 'below_moq'; moq: number; nearest: readonly number[] }
  | { rule: 'off_multiple'; multiple: number; nearest: readonly number[] }
  | { rule: 'too_many'; maximum: number; nearest: readonly number[] }

/**
 * Checks a quantity against a design's MOQ and order multiple. It is never
 * corrected here: the answer names the rule and the nearest quantities that fit.
 * @returns null when the quantity can be ordered
 */
export function checkQuantity(quantity: number, product: { moq: number; orderMultiple: number }, maximum = 1_000_000): QuantityProblem | null {
  const { moq, orderMultiple: multiple } = product
  const ceiling = Math.floor(maximum / multiple) * multiple
  if (!Number.isInteger(quantity)) {
    return { rule: 'not_whole', nearest: [Math.max(moq, Math.ceil((Number.isFinite(quantity) ? quantity : moq) / multiple) * multiple)].map((n) => Math.min(n, ceiling)) }
  }
  if (quantity > maximum) return { rule: 'too_many', maximum, nearest: [ceiling] }
  if (quantity < moq) return { rule: 'below_moq', moq, nearest: [moq] }
  if (quantity % multiple !== 0) {
    const below = Math.floor(quantity / multiple) * multiple
    return { rule: 'off_multiple', multiple, nearest: [below, below + multiple].filter((n) => n >= moq && n <= ceiling) }
  }
  return null
}

/** Index of the price break that holds at a quantity; the first one also below its quantity. */
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
  /** US cents once a line */
  setupFeeMinor: number
  /** unit price × quantity + set-up fees, US cents */
  lineTotalMinor: number
  /** days added by the slowest option */
  extraLeadTimeDays: number
  /** how many more pieces reach the next break, and what one piece then costs less; null at the last break */
  nextBreak: { addQuantity: number; unitSavingMinor: number; fromQuantity: number } | null
}

/**
 * List price of a line in US cents.
 * @param breaks in rising order of quantity; at least one
 */
export function listPrice(input: {
  breaks: readonly PriceBreak[]
  finishDeltaMinor: number
  options: readonly PricedOption[]
  quantity: number
}): ListPrice {
  const { breaks, options, quantity } = input
  const index = activeBreakIndex(breaks, quantity)
  const active = breaks[index]
  if (!active) throw new RangeError('a product without price breaks has no price')
  const unitPriceMinor = active.unitPriceMinor + input.finishDeltaMinor + options.reduce((sum, o) => sum + o.unitPriceMinor, 0)
  const setupFeeMinor = options.reduce((sum, o) => sum + o.setupFeeMinor, 0)
  const next = breaks[index + 1]
  return {
    unitPriceMinor,
    setupFeeMinor,
    lineTotalMinor: unitPriceMinor * quantity + setupFeeMinor,
    extraLeadTimeDays: Math.max(0, ...options.map((o) => o.leadTimeDays)),
    nextBreak: next
      ? { addQuantity: next.fromQuantity - quantity, unitSavingMinor: active.unitPriceMinor - next.unitPriceMinor, fromQuantity: next.fromQuantity }
      : null,
  }
}

/**
 * Converts between currencies by a planning rate, half up to the minor unit.
 * @param unitsPerUsd exact fraction: units of the foreign currency for one dollar
 */
export function fromUsd(amountMinor: number, unitsPerUsd: { numerator: bigint; denominator: bigint }): number {
  return multiplyRatio(amountMinor, unitsPerUsd.numerator, unitsPerUsd.denominator)
}

/** The inverse of {@link fromUsd}, rounded on its own. */
export function toUsd(amountMinor: number, unitsPerUsd: { numerator: bigint; denominator: bigint }): number {
  return multiplyRatio(amountMinor, unitsPerUsd.denominator, unitsPerUsd.numerator)
}
