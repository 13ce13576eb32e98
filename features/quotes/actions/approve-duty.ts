'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { approveDuty } from '../commands/approve-duty'

/** Approves the duty of a draft, for the tariff desk. */
export async function approveDutyAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'duty.approve', failure: 'duty not approved' },
    (input, context) => approveDuty(context, input),
  )
}
