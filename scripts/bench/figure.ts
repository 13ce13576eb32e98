/** One promise with its measurement. */
export interface Figure {
  name: string
  /** the two sides of the comparison, with their own numbers */
  detail: string
  value: number
  unit: string
  bound: { atLeast: number } | { atMost: number }
}

export const holds = ({ value, bound }: Figure): boolean =>
  'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost

/** `✓ catalog page: 0.72 of a trivial dynamic page (at least 0.6)` */
export function figureLine(figure: Figure): string {
  const { name, detail, value, unit, bound } = figure
  const wanted = 'atLeast' in bound ? `at least ${bound.atLeast}` : `at most ${bound.atMost}`
  return `${holds(figure) ? '✓' : '✗'} ${name}: ${Number(value.toPrecision(3))} ${unit} (${wanted}; ${detail})`
}

/** The value below which a share of the samples lies: percentile([1, 2, 3], 0.95) is 3. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
