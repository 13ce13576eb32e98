'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { settleAlert } from '../commands/settle-alert'

/** Records what was done about a payment that needed a person. */
export async function settleAlertAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'payment.watch', done: 'saved', failure: 'the alert was not settled' },
    (input, context) => settleAlert(context, input),
  )
}
