import type { CurvePoint } from '@/features/pricing/rules/curve'

/** Scales of a price chart: logarithmic quantities across, US cents upwards. */
export interface Scales {
  x: (quantity: number) => number
  y: (minor: number) => number
  left: number
  bottom: number
  xTicks: number[]
  yTicks: number[]
}

type Landed = CurvePoint & { landedUnitMinor: number }

const LEFT = 52
const TOP = 12
const FOOT = 40
const RIGHT = 16
/** pixels between two labels on the axis */
const APART = 52

/** Scales that include all points, with round ticks that don't touch. */
export function chartScales(
  points: readonly CurvePoint[],
  { width, height }: { width: number; height: number },
): Scales {
  const quantities = points.map(({ quantity }) => quantity)
  const [first, last] = [Math.min(...quantities), Math.max(...quantities)]
  const prices = points.flatMap(({ unitPriceMinor, landedUnitMinor }) => [
    unitPriceMinor,
    ...(landedUnitMinor === null ? [] : [landedUnitMinor]),
  ])
  const { low, high, step } = roundRange(Math.min(...prices), Math.max(...prices))
  const bottom = height - FOOT
  const x = (quantity: number) =>
    LEFT +
    (Math.log(quantity / first) / Math.max(Math.log(last / first), 1e-9)) * (width - LEFT - RIGHT)
  const y = (minor: number) => bottom - ((minor - low) / (high - low)) * (bottom - TOP)
  // The first point of each step of the ladder, as far as there is room between them.
  const edges = points
    .filter((point, i) => i === 0 || point.unitPriceMinor !== points[i - 1]?.unitPriceMinor)
    .map(({ quantity }) => quantity)
  const xTicks: number[] = []
  for (const quantity of [...edges, last])
    if (xTicks.every((tick) => Math.abs(x(tick) - x(quantity)) >= APART)) xTicks.push(quantity)
  return {
    x,
    y,
    left: LEFT,
    bottom,
    xTicks,
    yTicks: Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step),
  }
}

/** A range of round cents around two prices, in three to six steps. */
function roundRange(least: number, most: number): { low: number; high: number; step: number } {
  const span = Math.max(most - least, 4)
  const power = 10 ** Math.floor(Math.log10(span / 3))
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((each) => each * power).find((each) => span / each <= 5) ?? power * 10,
  )
  return { low: Math.floor(least / step) * step, high: Math.floor(most / step) * step + step, step }
}

/** A price that stays the same until the next break: across, then down. */
export function stepPath(points: readonly CurvePoint[], { x, y }: Scales): string {
  return points
    .map(({ quantity, unitPriceMinor }, i) =>
      i === 0 ? `M${x(quantity)} ${y(unitPriceMinor)}` : `H${x(quantity)}V${y(unitPriceMinor)}`,
    )
    .join('')
}

export function linePath(points: readonly Landed[], { x, y }: Scales): string {
  return points
    .map(
      ({ quantity, landedUnitMinor }, i) =>
        `${i === 0 ? 'M' : 'L'}${x(quantity)} ${y(landedUnitMinor)}`,
    )
    .join('')
}

/** The band between ex works and landed: what duties and fees add. */
export function areaBetween(points: readonly Landed[], scales: Scales): string {
  const back = points
    .toReversed()
    .map(({ quantity, unitPriceMinor }) => `L${scales.x(quantity)} ${scales.y(unitPriceMinor)}`)
  return `${linePath(points, scales)}${back.join('')}Z`
}
