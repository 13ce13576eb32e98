'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '../action'
import { deleteListView } from '../commands/delete-list-view'
import { saveListView } from '../commands/save-list-view'

const VIEWS = { permission: 'list-view.keep', failure: 'view of a list not kept' } as const

/** Saves the current view of a list under a name. */
export async function saveListViewAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { ...VIEWS, done: 'kept' },
    ({ list = '', name = '', query = '', shared }, context) =>
      saveListView(context, { list, name, query, shared: shared === 'on' }),
  )
}

/** Deletes a view of one's own. */
export async function deleteListViewAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(form, { ...VIEWS, done: 'removed' }, ({ id = '' }, context) =>
    deleteListView(context, id),
  )
}
