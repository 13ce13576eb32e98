import type { ListShape } from '@/platform/lists/shape'
import type { Column } from './column'

/** What a list says and shows, in the reader's language; what it can be asked for is its shape. */
export interface ListFace<Row, C extends string = string, F extends string = string> {
  /** of the table */
  title: string
  /** "12 quotes" */
  found: (total: number) => string
  /** why nothing stands here, and what to do */
  empty: string
  /** what a row's box chooses: the id of what is listed */
  idOf: (row: Row) => string
  /** a row in words, for who doesn't see it */
  nameOf: (row: Row) => string
  /** always shown, first; the last of them heads its row, and its link opens it */
  fixed: readonly Column<Row>[]
  columns: Readonly<Record<C, Column<Row>>>
  filters: Readonly<Record<F, FilterFace>>
  /** names of orders that no column has */
  orders?: Readonly<Record<string, string>>
  /** views that everybody has; the first is that of the plain address */
  presets: readonly { name: string; query: string }[]
}

/** The face of a declared list. */
export type FaceOf<L, Row> =
  L extends ListShape<infer C, string, infer F> ? ListFace<Row, C, F> : never

export interface FilterFace {
  label: string
  /** what a choice says while it narrows nothing */
  any?: string
  options?: readonly (readonly [value: string, text: string])[]
  /** stands among more filters */
  more?: boolean
  /** isn't offered: links of other pages ask for it */
  hidden?: boolean
}

/** A view that somebody gave a name. */
export interface NamedView {
  id: string
  name: string
  query: string
  own: boolean
  by: string
}
