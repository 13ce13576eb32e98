'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { recordEntry } from '../commands/record-entry'
import { refundDuty } from '../commands/refund-duty'

/** Records a customs entry and settles its duty. */
export async function recordEntryAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'true-up.record', done: 'entered', failure: 'customs entry not kept' },
    (input, context) => recordEntry(context, input),
  )
}

/** Distributes duty that customs refunded. */
export async function refundDutyAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'true-up.record', done: 'entered', failure: 'refund of duty not shared' },
    (input, context) => refundDuty(context, input),
  )
}
