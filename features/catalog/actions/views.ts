'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { deleteDeskView, saveDeskView } from '../queries/saved-views'

const VIEWS = { permission: 'catalog.edit', failure: 'view not kept' } as const

/** Gives the present view a name. */
export async function saveViewAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { ...VIEWS, done: 'kept' },
    ({ name = '', query = '', shared }, { actor }) =>
      saveDeskView(actor, { name, query, shared: shared === 'on' }),
  )
}

/** Deletes a view of one's own. */
export async function deleteViewAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(form, { ...VIEWS, done: 'removed' }, ({ id = '' }, { actor }) =>
    deleteDeskView(actor, id),
  )
}
