import type { NamedRate } from './reporting'

/** A figure as it is told: a table, and the bars of its chart. Pure; safe in the browser. */

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
  /** of whole tenths; null where there is nothing to take a share of */
  | { kind: 'percent'; percent: number | null }
  | { kind: 'minutes'; minutes: number | null }
  | { kind: 'day'; at: Date }
  /** `YYYY-MM` */
  | { kind: 'month'; month: string }
  /** a decimal as text */
  | { kind: 'decimal'; decimal: string }

export type Tone = 'straw' | 'bronze' | 'violet' | 'blue'

/** One bar, of one part or several on end. */
export interface ChartBar {
  label: string
  parts: { value: number; tone: Tone; name?: string }[]
  /** what stands at its end */
  text: string
}

/** Bars that are measured by one scale: those of another currency have their own. */
export interface BarGroup {
  /** empty where there is but one */
  name: string
  bars: ChartBar[]
}

export interface FigureTable {
  /** the house hasn't said when it is open: days count whole */
  lacks?: 'hours'
  /** rates by which its amounts are told in one currency, and currencies that have none */
  rates?: readonly NamedRate[]
  unrated?: readonly string[]
  heads: { label: string; figure?: true }[]
  rows: Cell[][]
  chart: BarGroup[]
}

/** A share in whole tenths of a percent; null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 10

/** Rows of one currency after the other, each with its own scale. */
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
