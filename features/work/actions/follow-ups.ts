'use server'

import { refresh } from 'next/cache'
import { admit, deskEntry } from '@/features/accounts/action'
import type { DeskResult } from '@/components/desk/result'
import { addFollowUp } from '../commands/add-follow-up'
import { endFollowUp } from '../commands/end-follow-up'

/** Notes to come back to a trade on a day. */
export async function addFollowUpAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'follow-up.keep', done: 'saved', failure: 'a follow-up could not be kept' },
    (typed, context) => addFollowUp(context, typed),
  )
}

/** Ticks a follow-up off, or puts it off. @param until `YYYY-MM-DD`; none when it is done */
export async function endFollowUpAction(id: string, until?: string): Promise<void> {
  const context = await admit({ permission: 'follow-up.keep', rate: 'desk' })
  await endFollowUp(context, until === undefined ? { id } : { id, until })
  refresh()
}
