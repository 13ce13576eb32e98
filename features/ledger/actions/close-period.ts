'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { closePeriod } from '../commands/close-period'

/** Closes the books up to a day. */
export async function closePeriodAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'ledger.close', done: 'closed', failure: 'the period was not closed' },
    (typed, context) => closePeriod(context, typed),
  )
}
