'use server'

import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { admit, deskEntry } from '@/features/accounts/action'
import { discardChangeSet, draftChange } from '../commands/change-sets'

/** Drafts a change of the rules and goes to its impact. */
export async function draftChangeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'tariff.edit', failure: 'tariff change not drafted' },
    async (input, context) => {
      const { serial } = await draftChange(context, input)
      redirect(`/staff/tariffs/changes/${serial}`)
    },
  )
}

/** Drops a draft. */
export async function discardAction(serial: number): Promise<void> {
  await discardChangeSet(await admit({ permission: 'tariff.edit', rate: 'desk' }), Number(serial))
  redirect('/staff/tariffs')
}
