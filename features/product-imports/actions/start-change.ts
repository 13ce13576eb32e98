'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { startChange } from '../commands/start-change'

/** Starts a change of everything that a view finds, and goes to the page where its result is reviewed. */
export async function startChangeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'catalog.edit', failure: 'change not started' },
    async ({ title = '', ...typed }, context) => {
      const { id } = await startChange(context, typed, title)
      refresh()
      redirect(`/staff/catalog/import/${id}`)
    },
  )
}
