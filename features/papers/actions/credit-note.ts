'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { issueCreditNote } from '../commands/issue-credit-note'

/** Issues a credit note for an invoice. */
export async function issueCreditNoteAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'credit.issue', done: 'entered', failure: 'credit note not issued' },
    (input, context) => issueCreditNote(context, input),
  )
}
