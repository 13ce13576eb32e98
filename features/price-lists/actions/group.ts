'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { dropGroup, saveGroup } from '../commands/save-group'
import type { ListResult } from '../components/staff/results'
import { entered } from './entered'

/** Creates or changes a group. */
export async function saveGroupAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async (input, context) => ({
    edit: (
      await saveGroup(context, {
        id: input.id || null,
        version: Number(input.version),
        entries: input,
      })
    ).version,
  }))
}

/** Dissolves a group, whose page then no longer exists. */
export async function dropGroupAction(_: ListResult, form: FormData): Promise<ListResult> {
  return entered(form, async ({ id = '' }, context) => {
    await dropGroup(context, id)
    refresh()
    redirect('/staff/price-lists/groups')
  })
}
