'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { issueCreditNote } from '../commands/issue-credit-note'

/** Gives something of an invoice back. */
export async function issueCreditNoteAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'credit.issue', done: 'entered', failure: 'credit note not issued' },
    (typed, context) => issueCreditNote(context, typed),
  )
}
