import { everyRow, type ListSource } from '@/platform/lists/source'
import type { ListShape, ListState } from '@/platform/lists/shape'
import { sheetCells, sheetHeads } from './column'
import type { ListFace } from './face'

/** A list as its sheet needs it, whatever its rows are. */
export interface KeptList {
  shape: ListShape
  title: string
  /** Everything that a view finds, or the rows with some ids; headings first. */
  sheet: (
    selection: { state: ListState } | { ids: readonly (string | number)[] },
    ofCurrency: (label: string) => string,
  ) => AsyncGenerator<string[], void, undefined>
}

/**
 * Prepares a list's sheet. It contains everything that the list can show of each row, in the order
 * of its columns, whichever ones a view shows.
 */
export const keptList = <Row, C extends string, S extends string, F extends string>(
  shape: ListShape<C, S, F>,
  source: ListSource<Row, F, S>,
  { title, fixed, columns }: Pick<ListFace<Row, C>, 'title' | 'fixed' | 'columns'>,
): KeptList => ({
  shape,
  title,
  async *sheet(selection, ofCurrency) {
    const all = [...fixed, ...shape.columns.map((name) => columns[name])]
    yield all.flatMap((column) => sheetHeads(column, ofCurrency))
    const rows =
      'ids' in selection
        ? await source.pick(selection.ids)
        : everyRow(source, selection.state as ListState<C, S, F>)
    for await (const row of rows) yield all.flatMap((column) => sheetCells(column, row))
  },
})
