'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { countersignAmendment, withdrawAmendment } from '../commands/end-amendment'
import { proposeAmendment } from '../commands/propose-amendment'

/** Proposes an amendment, signed for the house. */
export async function proposeAmendmentAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.amend', done: 'saved', failure: 'amendment not proposed' },
    (input, context) => proposeAmendment(context, input),
  )
}

/** Countersigns an amendment that gives away more than its proposer may. */
export async function countersignAmendmentAction(
  _: DeskResult,
  form: FormData,
): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'discount.approve', done: 'saved', failure: 'amendment not signed second' },
    (input, context) => countersignAmendment(context, input),
  )
}

/** Withdraws an amendment. */
export async function withdrawAmendmentAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.amend', done: 'saved', failure: 'amendment not taken back' },
    (input, context) => withdrawAmendment(context, input),
  )
}
