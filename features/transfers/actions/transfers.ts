'use server'

import { deskEntry } from '@/features/accounts/action'
import type { DeskResult } from '@/components/desk/result'
import { matchTransfer } from '../commands/match-transfer'
import { setAside } from '../commands/set-aside'
import { undoMatch } from '../commands/undo-match'

/** Books a transfer by its proposal or by typed references. */
export async function matchTransferAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'transfer.match', done: 'entered', failure: 'a transfer could not be matched' },
    (input, context) => matchTransfer(context, input),
  )
}

/** Undoes a match. */
export async function undoMatchAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'transfer.match', done: 'entered', failure: 'a match could not be undone' },
    (input, context) => undoMatch(context, input),
  )
}

/** Sets aside money that is no buyer's. */
export async function setAsideAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'transfer.match', done: 'entered', failure: 'a transfer could not be set aside' },
    (input, context) => setAside(context, input),
  )
}
