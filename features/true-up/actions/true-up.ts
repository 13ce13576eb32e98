'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { recordEntry } from '../commands/record-entry'
import { refundDuty } from '../commands/refund-duty'

/** Writes a customs entry down and settles its duty. */
export async function recordEntryAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'true-up.record', done: 'entered', failure: 'customs entry not kept' },
    (input, context) => recordEntry(context, input),
  )
}

/** Shares duty that customs gave back. */
export async function refundDutyAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'true-up.record', done: 'entered', failure: 'refund of duty not shared' },
    (input, context) => refundDuty(context, input),
  )
}
