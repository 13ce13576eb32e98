'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { approveDuty } from '../commands/approve-duty'

/** The tariff desk's yes to the duty of a draft. */
export async function approveDutyAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'duty.approve', failure: 'duty not approved' },
    (input, context) => approveDuty(context, input),
  )
}
