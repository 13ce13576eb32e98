'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { approveCredit } from '../commands/approve-credit'

/** Approves net days above the company's credit limit. */
export async function approveCreditAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'credit.set', failure: 'credit not approved' },
    (input, context) => approveCredit(context, input),
  )
}
