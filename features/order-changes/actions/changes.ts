'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { billInterest } from '../commands/bill-interest'
import { cancelOrder } from '../commands/cancel-order'
import { holdOrder, releaseOrder } from '../commands/hold-order'

/** Cancels an order. */
export async function cancelOrderAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.cancel', done: 'entered', failure: 'order not cancelled' },
    (input, context) => cancelOrder(context, input),
  )
}

/** Puts an order on hold for a reason. */
export async function holdOrderAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.hold', done: 'entered', failure: 'order not held' },
    (input, context) => holdOrder(context, input),
  )
}

/** Releases an order from hold. */
export async function releaseOrderAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.hold', done: 'entered', failure: 'order not released' },
    (input, context) => releaseOrder(context, input),
  )
}

/** Bills interest on late payments. */
export async function billInterestAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'interest.bill', done: 'entered', failure: 'interest not billed' },
    (input, context) => billInterest(context, input),
  )
}
