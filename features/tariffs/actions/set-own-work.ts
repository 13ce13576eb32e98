'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { setOwnWork } from '../commands/set-own-work'

/** Sets whether one person may draft and approve. */
export async function setOwnWorkAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'own-work.set', failure: 'own work not set' },
    (input, context) => setOwnWork(context, input),
  )
}
