import type { PriceBreak } from './list-price'

/** One point of a price curve: a piece ex works and landed, US cents. */
export interface CurvePoint {
  quantity: number
  unitPriceMinor: number
  /** goods, set-up, duties and fees per piece, half up; null where no rate is known */
  landedUnitMinor: number | null
}

const BETWEEN = 10
const MAX_QUANTITY = 1_000_000

/**
 * The quantities of a price curve: both sides of each break, the asked quantity, and some between, evenly on a scale
 * of powers. At most {@link BETWEEN} + 2 a break + 3. Pure.
 */
export function curveQuantities(
  breaks: readonly PriceBreak[],
  moq: number,
  quantity: number,
): number[] {
  const first = Math.max(1, Math.min(moq, quantity))
  const last = Math.min(
    MAX_QUANTITY,
    Math.max((breaks.at(-1)?.fromQuantity ?? moq) * 2, quantity, first + 1),
  )
  const edges = breaks.flatMap(({ fromQuantity }) => [fromQuantity - 1, fromQuantity])
  const between = Array.from({ length: BETWEEN }, (_, i) =>
    Math.round(first * (last / first) ** ((i + 1) / (BETWEEN + 1))),
  )
  return [...new Set([first, last, quantity, ...edges, ...between])]
    .filter((quantity) => quantity >= first && quantity <= last)
    .toSorted((a, b) => a - b)
}
