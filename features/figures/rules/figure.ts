import type { NamedRate } from './reporting'

/** A figure as it is presented: a table, and the bars of its chart. Pure; safe in the browser. */

export const FIGURES = [
  'pipeline',
  'response',
  'win_line',
  'win_destination',
  'win_salesperson',
  'lost',
  'tariff_share',
  'margin',
  'quota',
  'expiring',
] as const
export type FigureName = (typeof FIGURES)[number]

export type Cell =
  | { kind: 'text'; text: string; href?: string }
  | { kind: 'count'; count: number }
  | { kind: 'money'; minor: number; currency: string }
  /** rounded to tenths; null where there is no whole to take a share of */
  | { kind: 'percent'; percent: number | null }
  | { kind: 'minutes'; minutes: number | null }
  | { kind: 'day'; at: Date }
  /** `YYYY-MM` */
  | { kind: 'month'; month: string }
  /** a decimal as text */
  | { kind: 'decimal'; decimal: string }

export type Tone = 'straw' | 'bronze' | 'violet' | 'blue'

/** One bar, of one part or of several stacked. */
export interface ChartBar {
  label: string
  parts: { value: number; tone: Tone; name?: string }[]
  /** the text at its end */
  text: string
}

/** Bars on one scale: another currency has its own. */
export interface BarGroup {
  /** empty where there is only one group */
  name: string
  bars: ChartBar[]
}

export interface FigureTable {
  /** the house hasn't set its opening hours, so that days count in full */
  lacks?: 'hours'
  /** rates by which amounts were converted into one currency, and currencies without a rate */
  rates?: readonly NamedRate[]
  unrated?: readonly string[]
  heads: { label: string; figure?: true }[]
  rows: Cell[][]
  chart: BarGroup[]
}

/** A share in percent, rounded to tenths; null of an empty whole. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 10

/** Groups rows by currency, one after the other, each group with its own scale. */
export function byCurrency<Row extends { currency: string }>(
  rows: readonly Row[],
  barOf: (row: Row) => ChartBar,
): BarGroup[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))]
  return currencies.map((name) => ({
    name,
    bars: rows.filter(({ currency }) => currency === name).map(barOf),
  }))
}
