import type { ListShape } from '@/platform/lists/shape'
import type { Column } from './column'

/** What a list says and shows, in the reader's language; its shape says what it can be asked for. */
export interface ListFace<Row, C extends string = string, F extends string = string> {
  /** of the table */
  title: string
  /** "12 quotes" */
  found: (total: number) => string
  /** why the list is empty, and what to do */
  empty: string
  /** the value of a row's box: the id of its entry */
  idOf: (row: Row) => string
  /** a row in words, for screen readers */
  nameOf: (row: Row) => string
  /** always shown, first; the last of them heads its row, and its link opens it */
  fixed: readonly Column<Row>[]
  columns: Readonly<Record<C, Column<Row>>>
  filters: Readonly<Record<F, FilterFace>>
  /** names of orders that belong to no column */
  orders?: Readonly<Record<string, string>>
  /** views that everybody has; the first belongs to the plain address */
  presets: readonly { name: string; query: string }[]
}

/** The face of a declared list. */
export type FaceOf<L, Row> =
  L extends ListShape<infer C, string, infer F> ? ListFace<Row, C, F> : never

export interface FilterFace {
  label: string
  /** words of a choice that narrows nothing */
  any?: string
  options?: readonly (readonly [value: string, text: string])[]
  /** stands among the further filters */
  more?: boolean
  /** isn't offered: links of other pages use it */
  hidden?: boolean
}

/** A view that somebody named. */
export interface NamedView {
  id: string
  name: string
  query: string
  own: boolean
  by: string
}
