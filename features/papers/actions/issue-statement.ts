'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { issueStatement } from '../commands/issue-statement'

/** Issues a statement of a company's account. */
export async function issueStatementAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'statement.issue', done: 'entered', failure: 'statement not issued' },
    (input, context) => issueStatement(context, input),
  )
}
