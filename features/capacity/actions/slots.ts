'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { placeSlot } from '../commands/place-slot'
import { planOrder } from '../commands/plan-order'

/** Plans slots for an order. */
export async function planOrderAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'capacity.plan', done: 'entered', failure: 'slots not taken' },
    (typed, context) => planOrder(context, typed),
  )
}

/** Moves a line to another week of a work centre. */
export async function placeSlotAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'capacity.plan', done: 'entered', failure: 'slot not moved' },
    (typed, context) => placeSlot(context, typed),
  )
}
