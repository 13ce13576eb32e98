import 'server-only'
import { readList, type AddressParams, type ListShape } from '@/platform/lists/shape'
import { readPage, type ListSource } from '@/platform/lists/source'
import type { OpenedList } from './staff-list'

/** Opens a list at an address. */
export async function openList<Row, C extends string, S extends string, F extends string>(
  shape: ListShape<C, S, F>,
  source: ListSource<Row, F, S>,
  params: AddressParams,
): Promise<OpenedList<Row>> {
  const { state, unread } = readList(shape, params)
  return {
    shape,
    state,
    unread,
    noneChosen: params['chosen'] === 'none',
    page: await readPage(source, shape, state),
  }
}
