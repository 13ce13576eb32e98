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
    (typed, context) => proposeAmendment(context, typed),
  )
}

/** Signs one second, where it gives more than its proposer may. */
export async function countersignAmendmentAction(
  _: DeskResult,
  form: FormData,
): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'discount.approve', done: 'saved', failure: 'amendment not signed second' },
    (typed, context) => countersignAmendment(context, typed),
  )
}

/** Takes one back. */
export async function withdrawAmendmentAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.amend', done: 'saved', failure: 'amendment not taken back' },
    (typed, context) => withdrawAmendment(context, typed),
  )
}
