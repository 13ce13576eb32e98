'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { approveCredit } from '../commands/approve-credit'

/** A yes to net days above what the company may owe. */
export async function approveCreditAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'credit.set', failure: 'credit not approved' },
    (input, context) => approveCredit(context, input),
  )
}
