'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { setCredit } from '../commands/set-credit'

/** Sets how far a company is trusted. */
export async function setCreditAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'credit.set', done: 'set', failure: 'a credit limit could not be set' },
    (typed, context) => setCredit(context, typed),
  )
}
