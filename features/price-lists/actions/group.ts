'use server'

import { dropGroup, saveGroup } from '../commands/save-group'
import type { ListResult } from '../components/staff/results'
import { entered } from './entered'

/** Makes or changes a group. */
export async function saveGroupAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async (typed, context) => ({
    edit: (
      await saveGroup(context, {
        id: typed.id || null,
        version: Number(typed.version),
        entries: typed,
      })
    ).version,
  }))
}

/** Dissolves a group. */
export async function dropGroupAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, ({ id = '' }, context) => dropGroup(context, id))
}
