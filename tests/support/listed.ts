import {
  changed,
  readList,
  type AddressParams,
  type ListShape,
  type Place,
} from '@/platform/lists/shape'
import { everyRow, readPage, type ListPage, type ListSource } from '@/platform/lists/source'

/** A page of a list at an address. */
export async function listed<Row, C extends string, S extends string, F extends string>(
  shape: ListShape<C, S, F>,
  source: ListSource<Row, F, S>,
  params: AddressParams = {},
): Promise<ListPage<Row>> {
  return readPage(source, shape, readList(shape, params).state)
}

/** All pages of a list at an address, from its start through each to the last. */
export async function allPages<Row, C extends string, S extends string, F extends string>(
  shape: ListShape<C, S, F>,
  source: ListSource<Row, F, S>,
  params: AddressParams = {},
): Promise<ListPage<Row>[]> {
  const { state } = readList(shape, params)
  const at = (place: Place | null) => readPage(source, shape, changed(state, { place }))
  const pages = [await at(null)]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await at({ side: 'after', cursor: next }))
  return pages
}

/** All rows of a list at an address, as its sheet reads them. */
export async function allRows<Row, C extends string, S extends string, F extends string>(
  shape: ListShape<C, S, F>,
  source: ListSource<Row, F, S>,
  params: AddressParams = {},
): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of everyRow(source, readList(shape, params).state)) rows.push(row)
  return rows
}
