'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { setCredit } from '../commands/set-credit'

/** Sets a company's credit limit. */
export async function setCreditAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'credit.set', done: 'set', failure: 'a credit limit could not be set' },
    (input, context) => setCredit(context, input),
  )
}
