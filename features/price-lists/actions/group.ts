'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
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

/** Dissolves a group, whose page is gone with it. */
export async function dropGroupAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async ({ id = '' }, context) => {
    await dropGroup(context, id)
    refresh()
    redirect('/staff/price-lists/groups')
  })
}
